package app.fovea.lab.rest;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.identity.Bearer;
import app.fovea.lab.boundary.LabBoard;
import app.fovea.rest.Bodies;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

@Path("lab/board")
public class LabResource {
    @Inject
    private LabBoard board;
    @Inject
    private BoardStream stream;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public LabBoard.Board board(@QueryParam("branch") String branch, @QueryParam("due") String due, @QueryParam("supplier") String supplier, @QueryParam("stage") String stage,
                                @QueryParam("tray") String tray, @QueryParam("q") String words) {
        return board.board(new LabBoard.Filter(Bodies.uuid("branch", branch), due, supplier, stage, tray, words));
    }

    /** What a program asks for that heard of these jobs: at most {@value LabBoard#MOST_AT_ONCE} ids with commas between them. */
    @GET
    @Path("cards")
    @Produces(MediaType.APPLICATION_JSON)
    public Cards cards(@QueryParam("ids") String ids) {
        return new Cards(board.cards(Arrays.stream(Bodies.needed("ids", ids).split(",")).map(id -> Bodies.uuid("ids", id)).filter(Objects::nonNull).collect(Collectors.toSet())));
    }

    /** @param cards in no order; what is not there is left out */
    public record Cards(List<LabBoard.Card> cards) {
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(@Context SseEventSink sink, @Context Sse sse, @HeaderParam("Authorization") String authorization, @HeaderParam("Last-Event-ID") String lastSeen,
                       @QueryParam("branch") String branch) {
        CurrentCaller.get().require(Permission.LAB_STREAM);
        stream.open(sink, sse, Bearer.in(authorization).orElseThrow(), Bodies.uuid("Last-Event-ID", lastSeen), Bodies.uuid("branch", branch));
    }
}
