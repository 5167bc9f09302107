package app.fovea.lab.entity;

/**
 * A column of a lab's board: a stage of the rules under a name of the practice's own.
 *
 * @param slug  what it is called in addresses and moves; for a standard column the stage's id
 * @param limit how many jobs it should hold at most; null for no limit
 */
public record BoardColumn(String slug, String name, Stage stage, Integer limit) {
    /** As every board has it until its practice says otherwise. */
    public static BoardColumn standard(Stage stage) {
        return new BoardColumn(stage.id(), stage.title(), stage, null);
    }
}
