package app.fovea.patient.view;

import app.fovea.notification.entity.Languages;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.entity.PatientDetails;
import jakarta.faces.model.SelectItem;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What is typed on the way to {@link PatientDetails}. */
public class PatientForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private String givenName;
    private String familyName;
    private LocalDate birthDate;
    private String email;
    private String phone;
    private String address;
    private String nhsNumber;
    private boolean registeredSightImpaired;
    private boolean notifyByEmail = true;
    private boolean notifyBySms;
    private String preferredChannel;
    private String language;

    static PatientForm of(PatientView patient) {
        PatientForm form = new PatientForm();
        form.givenName = patient.givenName();
        form.familyName = patient.familyName();
        form.birthDate = patient.birthDate();
        form.email = patient.email();
        form.phone = patient.phone();
        form.address = patient.address();
        form.nhsNumber = patient.nhsNumber();
        form.registeredSightImpaired = patient.registeredSightImpaired();
        form.notifyByEmail = Boolean.TRUE.equals(patient.notifyByEmail());
        form.notifyBySms = Boolean.TRUE.equals(patient.notifyBySms());
        form.preferredChannel = patient.preferredChannel();
        form.language = patient.language();
        return form;
    }

    PatientDetails details() {
        return new PatientDetails(givenName, familyName, birthDate, email, phone, address, nhsNumber, registeredSightImpaired, notifyByEmail, notifyBySms,
            preferredChannel == null ? "" : preferredChannel, language == null ? "" : language);
    }

    public String getGivenName() {
        return givenName;
    }

    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    public String getFamilyName() {
        return familyName;
    }

    public void setFamilyName(String familyName) {
        this.familyName = familyName;
    }

    public LocalDate getBirthDate() {
        return birthDate;
    }

    public void setBirthDate(LocalDate birthDate) {
        this.birthDate = birthDate;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getNhsNumber() {
        return nhsNumber;
    }

    public void setNhsNumber(String nhsNumber) {
        this.nhsNumber = nhsNumber;
    }

    public boolean isRegisteredSightImpaired() {
        return registeredSightImpaired;
    }

    public void setRegisteredSightImpaired(boolean registeredSightImpaired) {
        this.registeredSightImpaired = registeredSightImpaired;
    }

    public boolean isNotifyByEmail() {
        return notifyByEmail;
    }

    public void setNotifyByEmail(boolean notifyByEmail) {
        this.notifyByEmail = notifyByEmail;
    }

    public boolean isNotifyBySms() {
        return notifyBySms;
    }

    public void setNotifyBySms(boolean notifyBySms) {
        this.notifyBySms = notifyBySms;
    }

    /** Null for none. */
    public String getPreferredChannel() {
        return preferredChannel;
    }

    public void setPreferredChannel(String preferredChannel) {
        this.preferredChannel = preferredChannel;
    }

    /** Null for the practice's. */
    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    /** What the form offers, and what the patient prefers if that is none of them. */
    public List<SelectItem> getLanguages() {
        return Stream.concat(Languages.offered().stream(), Stream.ofNullable(language)).distinct().map(tag -> new SelectItem(tag, Languages.title(tag))).toList();
    }
}
