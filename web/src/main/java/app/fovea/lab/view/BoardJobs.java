package app.fovea.lab.view;

import app.fovea.lab.boundary.LabBoard;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The whole board, for an open screen that asks with its session after a gap. What changes in between it is brought: {@link BoardPush}. */
@WebServlet("/lab/jobs")
public class BoardJobs extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient LabBoard board;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String json = BoardJson.of(board.board());
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(json);
    }
}
