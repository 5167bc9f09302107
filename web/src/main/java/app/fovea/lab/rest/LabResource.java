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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

@Path("lab/board")
public class LabResource {
    @Inject
    private LabBoard board;
    @Inject
    private BoardStream stream;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public LabBoard.Board board() {
        return board.board();
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(@Context SseEventSink sink, @Context Sse sse, @HeaderParam("Authorization") String authorization, @HeaderParam("Last-Event-ID") String lastSeen) {
        CurrentCaller.get().require(Permission.LAB_STREAM);
        stream.open(sink, sse, Bearer.in(authorization).orElseThrow(), Bodies.uuid("Last-Event-ID", lastSeen));
    }
}
