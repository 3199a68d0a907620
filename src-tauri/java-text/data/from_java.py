"""Writes the tables of this folder that say what Java knows: blocks.tsv and zone_abbreviations.tsv.

Run it with Java 17 on the path: python3 from_java.py
"""
import datetime
import pathlib
import subprocess
import tempfile
import zoneinfo

JAVA = """
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.*;

public class FromJava {
    public static void main(String[] arguments) {
        Character.UnicodeBlock last = null;
        for (int code = 0, start = 0; code <= 0x110000; code++) {
            Character.UnicodeBlock block = code > 0x10FFFF ? null : Character.UnicodeBlock.of(code);
            if (block == last) continue;
            if (last != null) {
                String name = last.toString().replace("_", "").toLowerCase();
                System.out.printf("block\\t%s\\t%x\\t%x%n", name, start, code - 1);
            }
            start = code;
            last = block;
        }
        DateTimeFormatter generic = DateTimeFormatter.ofPattern("v", Locale.JAPAN);
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            if (!id.contains("/") || id.startsWith("Etc/") || id.startsWith("SystemV")) continue;
            TimeZone zone = TimeZone.getTimeZone(id);
            System.out.println(String.join("\\t", "zone", id,
                zone.getDisplayName(false, TimeZone.SHORT, Locale.JAPAN),
                zone.getDisplayName(true, TimeZone.SHORT, Locale.JAPAN),
                generic.format(ZonedDateTime.now(ZoneId.of(id)))));
        }
    }
}
"""

HERE = pathlib.Path(__file__).parent


def numeric(zone: str) -> bool:
    """Whether the time zone database has a number in place of the zone's abbreviation."""
    try:
        place = zoneinfo.ZoneInfo(zone)
    except zoneinfo.ZoneInfoNotFoundError:
        return False
    names = (datetime.datetime(2024, month, 15, tzinfo=place).tzname() or "" for month in (1, 7))
    return any(name[:1] in "+-" for name in names)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "FromJava.java"
        source.write_text(JAVA)
        lines = subprocess.run(["java", source], check=True, capture_output=True, text=True).stdout.splitlines()
    blocks = [line.removeprefix("block\t") for line in lines if line.startswith("block\t")]
    zones = [line.split("\t")[1:] for line in lines if line.startswith("zone\t")]
    kept = ["\t".join(zone) for zone in zones if numeric(zone[0]) and zone[1][0].isalpha() and "GMT" not in zone[1]]
    (HERE / "blocks.tsv").write_text(
        "# Unicode blocks: name without spaces, underscores and hyphens, first and last code point\n"
        + "\n".join(blocks) + "\n"
    )
    (HERE / "zone_abbreviations.tsv").write_text(
        "# What Java prints for zones for which the time zone database has no letters\n"
        "# zone, short name: standard, summer, generic\n" + "\n".join(kept) + "\n"
    )


if __name__ == "__main__":
    main()
