package app.fovea.journey.view;

import app.fovea.journey.boundary.DeadLetters;
import app.fovea.journey.entity.DeadLetter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What listeners gave up and nobody has seen to, for today's page: nobody looks for it elsewhere on a calm day. */
@Named
@RequestScoped
public class TroubleBacking {
    private static final int SHOWN = 3;

    @Inject
    private DeadLetters dead;
    @Inject
    private LetterWords words;

    private List<LetterWords.Row> letters;

    @PostConstruct
    void load() {
        letters = words.rows(dead.page(null, DeadLetter.State.DEAD.id(), null, SHOWN).items());
    }

    /** The newest of them. */
    public List<LetterWords.Row> getLetters() {
        return letters;
    }
}
