package app.fovea.practice.view;

import app.fovea.tenancy.entity.ClosingDay;
import java.io.Serializable;
import java.time.LocalDate;

/** A closing day while it is being edited. */
public class ClosingDayForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private LocalDate on;
    private String name;

    static ClosingDayForm of(ClosingDay day) {
        ClosingDayForm form = new ClosingDayForm();
        form.on = day.on();
        form.name = day.name();
        return form;
    }

    ClosingDay day() {
        return new ClosingDay(on, name);
    }

    public LocalDate getOn() {
        return on;
    }

    public void setOn(LocalDate on) {
        this.on = on;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
