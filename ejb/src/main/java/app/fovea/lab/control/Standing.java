package app.fovea.lab.control;

import app.fovea.lab.entity.BoardColumn;
import app.fovea.lab.entity.LabColumnRepository;
import app.fovea.lab.entity.Move;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** In which of its practice's columns a job stands, and what a column's name says to a move. A practice that arranged nothing has none of its own. */
@ApplicationScoped
public class Standing {
    @Inject
    private LabColumnRepository columns;

    /** A move to a column is one to its stage, made at that station. */
    public Move meant(Move move) {
        return columns.own(move.to()).map(column -> move.at(column)).orElse(move);
    }

    /** The other column of the stage in which the job is that a move is for; empty for a move to a stage. */
    public Optional<BoardColumn> beside(Order order, Move move) {
        return move.station() == null || !move.to().equals(order.stage().id()) ? Optional.empty()
            : columns.own(move.station()).filter(column -> column.stage() == order.stage())
                .filter(column -> columns.columns().standing(order.stage(), order.labColumn()).filter(column::equals).isEmpty());
    }

    /** What is written on a job that comes to a stage at a station: null for the first column of the stage. */
    public String slug(Stage stage, String station) {
        return station == null ? null : columns.own(station).filter(column -> column.stage() == stage).map(BoardColumn::slug).orElse(null);
    }
}
