package app.fovea.tenancy.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who sells, as the law names them: what a company must say of itself on its letters and receipts (in the UK the Company, Limited Liability Partnership and Business (Names and Trading
 * Disclosures) Regulations 2015, and for the VAT number the VAT Regulations 1995, regulation 14). Empty is what is not known, or what a sole trader has not.
 *
 * @param legalName        such as Northgate Opticians Ltd
 * @param companyNumber    in the register of companies
 * @param registeredIn     which register that is, such as England and Wales
 * @param registeredOffice its address
 * @param vatNumber        without spaces, as {@link BusinessNumbers} wants it
 * @param gocNumber        of a body corporate in the professional register
 */
public record Company(String legalName, String companyNumber, String registeredIn, String registeredOffice, String vatNumber, String gocNumber) implements Serializable {
    /** Nothing is known. */
    public static final Company NONE = new Company(null, null, null, null, null, null);

    public Company {
        legalName = Text.orNull(legalName);
        companyNumber = Text.closed(companyNumber);
        registeredIn = Text.orNull(registeredIn);
        registeredOffice = Text.orNull(registeredOffice);
        vatNumber = Text.closed(vatNumber);
        gocNumber = Text.orNull(gocNumber);
    }

    public boolean none() {
        return equals(NONE);
    }

    /** @param path what the fields stand in, such as company @param numbers what they look like in the practice's country; empty where that is not on file */
    public List<FieldError> errors(String path, Optional<BusinessNumbers> numbers) {
        List<FieldError> errors = new ArrayList<>();
        if (legalName == null && !none()) {
            errors.add(new FieldError("legal_name_missing", path + ".legalName", "Whose numbers are these? Give the legal name, such as Northgate Opticians Ltd."));
        }
        Stream.of(Text.tooLong(path + ".legalName", legalName, 120), Text.tooLong(path + ".companyNumber", companyNumber, 30), Text.tooLong(path + ".registeredIn", registeredIn, 60),
            Text.tooLong(path + ".registeredOffice", registeredOffice, 300), Text.tooLong(path + ".vatNumber", vatNumber, 20), Text.tooLong(path + ".gocNumber", gocNumber, 20)).flatMap(Optional::stream).forEach(errors::add);
        numbers.ifPresent(forms -> Stream.of(
            forms.error(forms.companyNumber(), "company_number_unreadable", path + ".companyNumber", companyNumber),
            forms.error(forms.vatNumber(), "vat_number_unreadable", path + ".vatNumber", vatNumber)).flatMap(Optional::stream).forEach(errors::add));
        return errors;
    }

    /** As it stands at the foot of a paper; empty where nothing is known. */
    String sentence() {
        if (legalName == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(legalName);
        if (registeredIn != null) {
            text.append(", registered in ").append(registeredIn);
        }
        if (companyNumber != null) {
            text.append(", company number ").append(companyNumber);
        }
        text.append('.');
        if (registeredOffice != null) {
            text.append(" Registered office: ").append(Text.oneLine(registeredOffice)).append('.');
        }
        if (vatNumber != null) {
            text.append(" VAT number ").append(vatNumber).append('.');
        }
        if (gocNumber != null) {
            text.append(" GOC ").append(gocNumber).append('.');
        }
        return text.toString();
    }
}
