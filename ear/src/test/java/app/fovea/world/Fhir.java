package app.fovea.world;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** HL7 FHIR R4 as the public HAPI validator knows it. Takes some seconds to begin: keep what is to be judged together. */
public final class Fhir {
    private static FhirValidator validator;

    private Fhir() {
    }

    /** What is wrong, each with its place; empty for what is FHIR R4. Advice (a resource without a narrative) is not wrong. */
    public static synchronized List<String> problems(String resource) {
        if (validator == null) {
            FhirContext r4 = FhirContext.forR4();
            ValidationSupportChain known = new ValidationSupportChain(new DefaultProfileValidationSupport(r4), new CommonCodeSystemsTerminologyService(r4), new InMemoryTerminologyServerValidationSupport(r4));
            validator = r4.newValidator().registerValidatorModule(new FhirInstanceValidator(known));
        }
        return validator.validateWithResult(resource).getMessages().stream().filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
            .map(message -> message.getLocationString() + ": " + message.getMessage()).toList();
    }
}
