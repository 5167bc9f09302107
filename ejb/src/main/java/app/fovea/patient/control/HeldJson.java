package app.fovea.patient.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Everything that is held, for other programs: all of it, as it is stored. */
public final class HeldJson {
    private HeldJson() {
    }

    public static byte[] of(Held held) {
        ObjectNode file = Held.object();
        file.put("practice", held.practice()).put("patientId", held.patientId().toString()).put("exportedAt", held.at().toString()).put("timeZone", held.zone().getId()).put("currency", held.currency());
        ObjectNode people = file.putObject("people");
        held.people().forEach((id, member) -> people.put(id.toString(), member.name()));
        ObjectNode records = file.putObject("records");
        held.records().forEach((kind, rows) -> {
            ArrayNode all = records.putArray(kind);
            rows.forEach(all::add);
        });
        return Held.write(file);
    }
}
