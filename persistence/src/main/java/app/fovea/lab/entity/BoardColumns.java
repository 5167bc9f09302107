package app.fovea.lab.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of a lab's board from left to right. Every stage that a job can wait in has at least one. */
public record BoardColumns(List<BoardColumn> all) {
    public BoardColumns {
        all = List.copyOf(all);
    }

    /** One for each open stage, in the order of making. */
    public static BoardColumns standard() {
        return new BoardColumns(Arrays.stream(Stage.values()).filter(BoardColumns::open).map(BoardColumn::standard).toList());
    }

    /** Empty for a stage that takes a job off the board. */
    public Optional<BoardColumn> first(Stage stage) {
        return of(stage).stream().findFirst();
    }

    public List<BoardColumn> of(Stage stage) {
        return all.stream().filter(column -> column.stage() == stage).toList();
    }

    private static boolean open(Stage stage) {
        return stage.category() != Category.COMPLETED && stage.category() != Category.CANCELLED;
    }
}
