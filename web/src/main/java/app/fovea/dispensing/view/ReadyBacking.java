package app.fovea.dispensing.view;

import app.fovea.exam.boundary.Exams;
import app.fovea.exam.boundary.ReadyToSell;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Who waits at the point of sale: the list on pos.xhtml and on today's page. */
@Named
@RequestScoped
public class ReadyBacking {
    private static final int DAYS = 30;
    private static final int MOST = 20;

    @Inject
    private Exams exams;

    private List<ReadyToSell> ready;

    @PostConstruct
    void load() {
        ready = exams.readyToSell(DAYS, MOST);
    }

    /** @param most how many, or null for all */
    public List<ReadyToSell> first(Integer most) {
        return most == null || most == 0 ? ready : ready.subList(0, Math.min(most, ready.size()));
    }

    public List<ReadyToSell> getExams() {
        return ready;
    }
}
