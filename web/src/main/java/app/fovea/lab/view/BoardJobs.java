package app.fovea.lab.view;

import app.fovea.lab.boundary.LabBoard;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an open board asks for with its session: {@code ids} of jobs as they stand now, or without them the whole board. What is no id names
 * no job, and a job that is not there is left out.
 */
@WebServlet("/lab/jobs")
public class BoardJobs extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Inject
    private transient LabBoard board;

    /** @param cards in no order */
    public record Cards(List<LabBoard.Card> cards) {
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String ids = request.getParameter("ids");
        String json = BoardJson.of(ids == null ? board.board() : new Cards(board.cards(named(ids))));
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(json);
    }

    private static Set<UUID> named(String ids) {
        return Arrays.stream(ids.split(",")).filter(ID.asMatchPredicate()).map(UUID::fromString).collect(Collectors.toSet());
    }
}
