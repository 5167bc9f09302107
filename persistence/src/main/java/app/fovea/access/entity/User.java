package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/** Somebody who works here and signs in. */
@Entity
@Table(name = "users")
public class User extends TenantEntity {
    @Column(name = "branch_id")
    private UUID branchId;
    private String email;
    private String name;
    @Column(name = "password_hash")
    private String passwordHash;
    @Column(name = "goc_number")
    private String gocNumber;
    @Column(name = "registered_until")
    private LocalDate registeredUntil;
    private boolean active = true;
    @Column(name = "sign_in_version")
    private long signInVersion = 1;

    protected User() {
    }

    public User(String email, String name, String passwordHash, String gocNumber, UUID branchId) {
        this.email = email.strip().toLowerCase(Locale.ROOT);
        this.name = name.strip();
        this.passwordHash = passwordHash;
        this.gocNumber = gocNumber;
        this.branchId = branchId;
    }

    /** Somebody who is invited: they choose their password themselves. */
    public User(PersonDetails details) {
        change(details);
    }

    /** A new e-mail is what they sign in with from now on. */
    public void change(PersonDetails details) {
        name = details.name();
        email = details.email();
        gocNumber = details.gocNumber();
        registeredUntil = details.registeredUntil();
        branchId = details.branchId();
    }

    /** Shut out at once, and every session that is open with it. */
    public void suspend() {
        active = false;
        signInVersion++;
    }

    public void resume() {
        active = true;
    }

    /** Ends every session that the old one opened. @param hash as {@link PasswordHash#of} makes it */
    public void choosePassword(String hash) {
        passwordHash = hash;
        signInVersion++;
    }

    public PersonState state() {
        return !active ? PersonState.SUSPENDED : passwordHash == null ? PersonState.INVITED : PersonState.ACTIVE;
    }

    /** Null while they were invited and have not chosen a password yet. */
    public String passwordHash() {
        return passwordHash;
    }

    public boolean active() {
        return active;
    }

    /** Neither suspended nor still to choose a password. */
    public boolean canSignIn() {
        return active && passwordHash != null;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public String gocNumber() {
        return gocNumber;
    }

    /** Last day of the registration; null when no end is known, or there is none. */
    public LocalDate registeredUntil() {
        return registeredUntil;
    }

    /** Whether the registration is live on this day. */
    public boolean registeredOn(LocalDate day) {
        return gocNumber != null && LastDay.includes(registeredUntil, day);
    }

    public UUID branchId() {
        return branchId;
    }
}
