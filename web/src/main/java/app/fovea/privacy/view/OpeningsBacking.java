package app.fovea.privacy.view;

import app.fovea.privacy.boundary.RecordOpenings;
import app.fovea.privacy.boundary.RecordOpenings.NoticeView;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Who opened restricted records in need, to be looked into: openings.xhtml. */
@Named
@ViewScoped
public class OpeningsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private RecordOpenings openings;
    @Inject @Param
    private String state;

    private List<NoticeView> items;
    private UUID next;

    public List<NoticeView> getItems() {
        if (items == null) {
            items = new ArrayList<>();
            showMore();
        }
        return items;
    }

    public void showMore() {
        Page<NoticeView> page = openings.notices(!isAll(), next, null);
        items.addAll(page.items());
        next = page.next() == null ? null : UUID.fromString(page.next());
    }

    public void review(NoticeView notice) {
        Problems.tried(() -> {
            openings.review(notice.id(), null);
            Problems.done("Kept: you have looked into it.");
            Paths.go("/openings");
            return null;
        });
    }

    /** Of others: nobody looks into their own. For the page of today. */
    public long getToReview() {
        return openings.toReview();
    }

    public boolean isAll() {
        return "all".equals(state);
    }

    public boolean isMore() {
        return getItems() != null && next != null;
    }
}
