"""What makes a PDF an archive copy (PDF/A-1b): metadata that agree with the properties, and a colour profile."""

import struct
from dataclasses import dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from app.reports.object_file import ObjectFile, compressed, text_string

LANGUAGE = "it-IT"
_PRODUCER = "Merito"
_KEYWORDS = "ciclo della performance"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>it-IT</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{creator}</xmp:CreatorTool><xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself, in its properties and in its metadata."""

    title: str
    author: str
    subject: str
    printed_on: date

    @property
    def dictionary(self) -> str:
        """The properties; the moment is noon of the day the document bears, not of the clock."""
        moment = f"(D:{self.printed_on:%Y%m%d}120000+00'00')"
        return (
            f"<</Title{text_string(self.title)}/Author{text_string(self.author)}/Subject{text_string(self.subject)}"
            f"/Keywords({_KEYWORDS})/Creator({_PRODUCER})/Producer({_PRODUCER})"
            f"/CreationDate{moment}/ModDate{moment}>>"
        )

    @property
    def metadata(self) -> bytes:
        """The same as XMP: an archive copy wants them to agree."""
        texts = {name: escape(getattr(self, name)) for name in ("title", "author", "subject")}
        moment = f"{self.printed_on:%Y-%m-%d}T12:00:00+00:00"
        return _XMP.format(moment=moment, creator=_PRODUCER, producer=_PRODUCER, keywords=_KEYWORDS, **texts).encode(
            "utf-8"
        )


def declare(objects: ObjectFile, properties: Properties) -> str:
    """Write metadata and output intent; return the entries of the catalog that name them and what else is wanted."""
    metadata = objects.add_stream(properties.metadata, "/Type/Metadata/Subtype/XML")
    profile = objects.add_stream(_packed_profile(), "/N 3/Filter/FlateDecode")
    intent = (
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
        f"/DestOutputProfile {profile} 0 R>>"
    )
    return (
        f"/Metadata {metadata} 0 R/OutputIntents[{intent}]/ViewerPreferences<</DisplayDocTitle true>>/Lang({LANGUAGE})"
    )


@cache
def _packed_profile() -> bytes:
    return compressed(srgb_profile())


@cache
def srgb_profile() -> bytes:
    """Build the sRGB colour profile, version 2 of the ICC format (version 4 is not allowed in PDF/A-1)."""
    curve = b"curv" + bytes(4) + struct.pack(">I1024H", 1024, *map(_linear, range(1024)))
    name = b"sRGB IEC61966-2.1\0"
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(78),
        b"cprt": b"text" + bytes(4) + b"Public domain\0",
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": _xyz(0.4361, 0.2225, 0.0139),
        b"gXYZ": _xyz(0.3851, 0.7169, 0.0971),
        b"bXYZ": _xyz(0.1431, 0.0606, 0.7141),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _linear(step: int) -> int:
    value = step / 1023
    linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(linear * 65535)


def _xyz(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in values))


def _profile(tags: dict[bytes, bytes]) -> bytes:
    offset = 128 + 4 + 12 * len(tags)
    table, body, places = b"", b"", dict[bytes, int]()
    for tag, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        if padded not in places:
            places[padded] = offset + len(body)
            body += padded
        table += tag + struct.pack(">II", places[padded], len(data))
    size = offset + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H4s", 2000, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + _xyz(0.9642, 1.0, 0.8249)[8:]
    header += bytes(128 - len(header))
    return header + struct.pack(">I", len(tags)) + table + body
