"""XML parts of docx and OFD, parsed without entities, network or unbounded depth."""

from lxml import etree

from guiju.reports.read.files.document import CannotRead


def parse(data: bytes) -> etree._Element:
    """The root of an XML part.

    Raises:
        CannotRead: when the XML is broken.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise CannotRead(f"文件内部的 XML 已损坏（{str(error)[:60]}）；请重新下载或另存一份") from None


def local(element: etree._Element) -> str:
    """The tag's name without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
