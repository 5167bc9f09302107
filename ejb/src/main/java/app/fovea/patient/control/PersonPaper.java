package app.fovea.patient.control;

/** What is held about a person, for that person to read. An export asks this; whoever makes papers answers. */
public interface PersonPaper {
    /** @return a PDF */
    byte[] paper(Held held);
}
