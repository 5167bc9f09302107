package app.fovea.paper.control;

import app.fovea.patient.control.Held;
import app.fovea.patient.control.PersonPaper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes the paper of what is held about a person. */
@ApplicationScoped
public class PersonPapers implements PersonPaper {
    @Inject
    private Letterhead.Drawer letterheads;
    @Inject
    private PdfPress press;

    @Override
    public byte[] paper(Held held) {
        return press.press(PersonSheet.of(held, letterheads.of(held.branchId())));
    }
}
