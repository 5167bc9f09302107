package app.fovea.tenancy.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a branch says of itself.
 *
 * @param address as it stands on a letter, in lines or between commas
 * @param email   where it has one of its own; null for the practice's
 * @param website likewise
 * @param nhsCode under which the health service knows the place (in England its ODS code)
 * @param company whose branch it is where that is another company than the practice's, with all its numbers; null where it is the same
 */
public record BranchDetails(String name, String phone, String address, String email, String website, String nhsCode, Company company) implements Serializable {

    public BranchDetails {
        name = Text.orNull(name);
        phone = Text.orNull(phone);
        address = Text.orNull(address);
        email = Text.orNull(email);
        website = Text.orNull(website);
        nhsCode = Text.closed(nhsCode);
        company = company == null || company.none() ? null : company;
    }

    public Contact contact() {
        return new Contact(email, website);
    }

    /** @param numbers what they look like in the practice's country; empty where that is not on file */
    public List<FieldError> errors(Optional<BusinessNumbers> numbers) {
        List<FieldError> errors = new ArrayList<>();
        if (name == null) {
            errors.add(new FieldError("name_missing", "name", "Give the branch a name."));
        }
        Stream.of(Text.tooLong("name", name, 80), Text.tooLong("phone", phone, 40), Text.tooLong("address", address, 300), Text.tooLong("nhsCode", nhsCode, 20)).flatMap(Optional::stream).forEach(errors::add);
        errors.addAll(contact().errors());
        numbers.flatMap(forms -> forms.error(forms.nhsCode(), "nhs_code_unreadable", "nhsCode", nhsCode)).ifPresent(errors::add);
        if (company != null) {
            errors.addAll(company.errors("company", numbers));
        }
        return errors;
    }
}
