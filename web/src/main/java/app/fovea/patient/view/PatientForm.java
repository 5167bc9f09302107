package app.fovea.patient.view;

import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.entity.PatientDetails;
import java.io.Serializable;
import java.time.LocalDate;

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
        return form;
    }

    PatientDetails details() {
        return new PatientDetails(givenName, familyName, birthDate, email, phone, address, nhsNumber, registeredSightImpaired);
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
}
