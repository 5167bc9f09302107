package app.fovea.lab.view;

import app.fovea.dispensing.entity.EyeMeasurement;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.lab.boundary.InspectionView;
import app.fovea.lab.boundary.OrderView;
import app.fovea.lab.boundary.Orders;
import app.fovea.lab.entity.Finding;
import app.fovea.lab.entity.Move;
import app.fovea.lab.entity.RemakeCause;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Has a pair made again, from the order's page: why, who bears it, and what is put right. */
@Named
@ViewScoped
public class RemakeBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_REASON = 500;

    @Inject
    private Orders orders;
    @Inject
    private OrderBacking page;
    @Inject
    private InspectionsBacking inspections;
    @Inject @Param(name = "again")
    private boolean asked;

    private String cause;
    private String borneBy;
    private BigDecimal cost;
    private boolean rush = true;
    private boolean fromExam;
    private String reason;
    private BigDecimal rightPd;
    private BigDecimal leftPd;
    private BigDecimal rightHeight;
    private BigDecimal leftHeight;
    private BigDecimal bvd;

    @PostConstruct
    void load() {
        Measurements sold = sold();
        rightPd = sold.right().pd();
        leftPd = sold.left().pd();
        rightHeight = sold.right().height();
        leftHeight = sold.left().height();
        bvd = sold.bvd();
        if (asked && inspections.isFails()) {
            fillIn(inspections.getAll().get(0));
        }
    }

    /** With what was measured last: whoever asks for it there need not write it twice. */
    private void fillIn(InspectionView failed) {
        List<Finding> findings = failed.verdict() == null ? List.of() : failed.verdict().failed();
        cause = findings.stream().flatMap(finding -> RemakeCause.behind(finding.quantity()).stream()).map(RemakeCause::id).findFirst().orElse(null);
        String said = "Inspection " + failed.no() + ": " + findings.stream().map(Finding::sentence).collect(Collectors.joining(" "));
        reason = said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON - 1) + "…" : said;
    }

    public void remake() {
        Problems.tried(() -> {
            OrderView original = page.getOrder();
            OrderView closed = orders.move(original.id(), new Move("remade", original.version(), reason, null, null, null, null, cause,
                new Move.Remake(cost, borneBy, rush, measuredAgain(), fromExam ? true : null), null));
            Problems.done(original.number() + " is made again as " + closed.replacedBy().number() + ".");
            Paths.go("/orders/" + closed.replacedBy().id());
            return closed;
        });
    }

    /** Null where nothing was: then what the sale says holds. */
    private Measurements measuredAgain() {
        Measurements sold = sold();
        Measurements now = new Measurements(new EyeMeasurement(rightPd, rightHeight, sold.right().nearPd()), new EyeMeasurement(leftPd, leftHeight, sold.left().nearPd()), bvd, sold.tilt(), sold.wrap());
        return same(rightPd, sold.right().pd()) && same(leftPd, sold.left().pd()) && same(rightHeight, sold.right().height()) && same(leftHeight, sold.left().height()) && same(bvd, sold.bvd()) ? null : now;
    }

    private static boolean same(BigDecimal now, BigDecimal before) {
        return now == null || before == null ? Objects.equals(now, before) : now.compareTo(before) == 0;
    }

    private Measurements sold() {
        return page.getOrder().snapshot().measurements();
    }

    /** Whether whoever came here came to have it made again. */
    public boolean isAsked() {
        return asked;
    }

    public List<RemakeCause> getCauses() {
        return List.of(RemakeCause.values());
    }

    public List<RemakeCause.Bearer> getBearers() {
        return List.of(RemakeCause.Bearer.values());
    }

    public String getCause() {
        return cause;
    }

    public void setCause(String cause) {
        this.cause = cause;
    }

    public String getBorneBy() {
        return borneBy;
    }

    public void setBorneBy(String borneBy) {
        this.borneBy = borneBy;
    }

    public BigDecimal getCost() {
        return cost;
    }

    public void setCost(BigDecimal cost) {
        this.cost = cost;
    }

    public boolean isRush() {
        return rush;
    }

    public void setRush(boolean rush) {
        this.rush = rush;
    }

    public boolean isFromExam() {
        return fromExam;
    }

    public void setFromExam(boolean fromExam) {
        this.fromExam = fromExam;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public BigDecimal getRightPd() {
        return rightPd;
    }

    public void setRightPd(BigDecimal rightPd) {
        this.rightPd = rightPd;
    }

    public BigDecimal getLeftPd() {
        return leftPd;
    }

    public void setLeftPd(BigDecimal leftPd) {
        this.leftPd = leftPd;
    }

    public BigDecimal getRightHeight() {
        return rightHeight;
    }

    public void setRightHeight(BigDecimal rightHeight) {
        this.rightHeight = rightHeight;
    }

    public BigDecimal getLeftHeight() {
        return leftHeight;
    }

    public void setLeftHeight(BigDecimal leftHeight) {
        this.leftHeight = leftHeight;
    }

    public BigDecimal getBvd() {
        return bvd;
    }

    public void setBvd(BigDecimal bvd) {
        this.bvd = bvd;
    }
}
