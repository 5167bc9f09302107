package app.fovea.lab.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns of a lab's board from left to right. Every stage in which a job can stand has at least one. */
public record BoardColumns(List<BoardColumn> all) {
    public BoardColumns {
        all = List.copyOf(all);
    }

    /** One for each open stage, in the order of making. */
    public static BoardColumns standard() {
        return of(List.of());
    }

    /** A practice's own, and behind them the standard ones of stages that have none: of those that came with a newer version. */
    public static BoardColumns of(List<BoardColumn> own) {
        List<BoardColumn> all = new ArrayList<>(own);
        openStages().filter(stage -> own.stream().noneMatch(column -> column.stage() == stage)).map(BoardColumn::standard).forEach(all::add);
        return new BoardColumns(all);
    }

    /** In which a job can stand on the board, in the order of making. */
    public static Stream<Stage> openStages() {
        return Arrays.stream(Stage.values()).filter(stage -> stage.category() != Category.COMPLETED && stage.category() != Category.CANCELLED);
    }

    /**
     * Where a job stands; empty for a stage that takes it off the board.
     *
     * @param slug what is written on the job; null, and one of another stage, for the first column of its stage
     */
    public Optional<BoardColumn> standing(Stage stage, String slug) {
        List<BoardColumn> there = of(stage);
        return there.stream().filter(column -> column.slug().equals(slug)).findFirst().or(() -> there.stream().findFirst());
    }

    public Optional<BoardColumn> named(String slug) {
        return all.stream().filter(column -> column.slug().equals(slug)).findFirst();
    }

    public List<BoardColumn> of(Stage stage) {
        return all.stream().filter(column -> column.stage() == stage).toList();
    }
}
