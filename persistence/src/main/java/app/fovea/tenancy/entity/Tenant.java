package app.fovea.tenancy.entity;

import app.fovea.access.entity.Caller.Practice;
import app.fovea.law.entity.Jurisdiction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.UUID;

/** A practice or group of practices that shares nothing with any other. The application reads its own row, and may change nothing of what stands here. */
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

    protected Tenant() {
    }

    public Practice practice() {
        return new Practice(id, slug, name, new Jurisdiction(country, nation), currency, ZoneId.of(timeZone));
    }

    public boolean active() {
        return state.equals("active");
    }
}
