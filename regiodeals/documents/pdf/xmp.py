"""The claim that a PDF/A file is PDF/UA-1 as well, in its XMP metadata.

WeasyPrint writes one claim per file. PDF/A wants every schema that it does not know described, so
the claim brings the description of its own schema.
"""

import pydyf

_SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
_PROPERTY = "http://www.aiim.org/pdfa/ns/property#"

PDF_UA_1 = f"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="{_SCHEMA}" xmlns:pdfaProperty="{_PROPERTY}">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>PDF/UA version</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>""".encode()
_END = b"</rdf:RDF>"


def claim_pdf_ua(pdf: pydyf.PDF) -> None:
    """Add the claim to the metadata of a finished PDF/A, and leave that stream uncompressed."""
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    packet = b"\n".join(metadata.stream)
    metadata.stream = [packet.replace(_END, PDF_UA_1 + _END, 1)]
    metadata.compress = False
