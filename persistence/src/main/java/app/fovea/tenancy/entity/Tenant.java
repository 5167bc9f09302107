package app.fovea.tenancy.entity;

import app.fovea.access.entity.Caller.Practice;
import app.fovea.law.entity.Jurisdiction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.UUID;

/** A practice or group of practices that shares nothing with any other. The application may read its own row and no more. */
@Entity
@Table(name = "tenants")
public class Tenant {
    @Id
    private UUID id;
    private String slug;
    private String name;
    private String country;
    private String nation;
    private String currency;
    @Column(name = "time_zone")
    private String timeZone;
    private String state;
    @Column(name = "release_deposit_percent")
    private int releaseDepositPercent;

    protected Tenant() {
    }

    public Practice practice() {
        return new Practice(id, slug, name, new Jurisdiction(country, nation), currency, ZoneId.of(timeZone));
    }

    public boolean active() {
        return state.equals("active");
    }

    /** Share of an invoice, in percent, that must be paid before its orders go to the lab. */
    public int releaseDepositPercent() {
        return releaseDepositPercent;
    }
}
