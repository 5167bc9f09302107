package app.fovea.lab.view;

import app.fovea.lab.boundary.LabBoard;
import app.fovea.lab.boundary.LabBoard.Card;
import app.fovea.lab.boundary.LabBoard.Column;
import app.fovea.lab.entity.Category;
import app.fovea.view.Formats;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the lab has to look at first, for today's page. */
@Named
@RequestScoped
public class DueBacking {
    private static final int SHOWN = 6;

    @Inject
    private LabBoard board;
    @Inject
    private Formats format;

    private Map<String, Integer> categories;
    private List<Card> inHand;

    @PostConstruct
    void load() {
        List<Column> columns = board.board().columns();
        categories = columns.stream().collect(Collectors.toMap(column -> Category.of(column.category()).orElseThrow().title(), Column::count, Integer::sum, LinkedHashMap::new));
        inHand = columns.stream().filter(column -> !column.category().equals("shipped")).flatMap(column -> column.cards().stream()).toList();
    }

    /** How many jobs stand in each category, by its title. */
    public Map<String, Integer> getCategories() {
        return categories;
    }

    public long getLate() {
        return inHand.stream().filter(Card::late).count();
    }

    /** Not late yet, but at the usual pace not ready on the promised day either. */
    public long getAtRisk() {
        return inHand.stream().filter(Card::atRisk).count();
    }

    public long getToday() {
        return inHand.stream().filter(card -> card.promisedOn().equals(format.today())).count();
    }

    /** The most pressing jobs, the longest overdue on top. */
    public List<Card> getFirst() {
        return inHand.stream().sorted(Comparator.comparing(Card::promisedOn).thenComparing(Card::number)).limit(SHOWN).toList();
    }
}
