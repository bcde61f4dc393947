"""Kinds of files that are known and not read, with what can be done about each."""

from __future__ import annotations

from crossbearing.collect.base import File
from crossbearing.model import SetAside

__all__ = ["unread"]

_KINDS: tuple[tuple[str, str, str], ...] = (
    (".doc .dot .rtf .odt .pages .wpd", "a document of another format", "Save it as DOCX or as text."),
    (".mht .mhtml .webarchive", "a web archive of one page", "Save the page as 'Web page, HTML only'."),
    (".warc .gz .zip .tar .7z .rar .bz2 .xz", "a packed archive", "Unpack it and give the folder."),
    (".eml .msg .mbox", "e-mail", "Save its text as a text file."),
    (".xls .xlsx .ods .csv .tsv", "a table", "Save reports as JSON lines; a table about the files beside it is named reports.csv."),
    (".ppt .pptx .odp .key .epub", "a presentation or book", "Save it as PDF."),
    (".jpg .jpeg .png .gif .bmp .tif .tiff .webp .heic .ico", "a picture", "Run text recognition (OCR) over it first."),
    (".mp3 .wav .ogg .m4a .flac .mp4 .mov .avi .mkv .webm", "sound or film", "Write down what it says as a text file."),
    (".css .js .mjs .json5 .py .sh .bat .exe .dll .so .xml .svg .yaml .yml .toml .ini .cfg .sql .db .sqlite .parquet .geojson .log .lock",
     "no kind that holds reports", "Reports are text, HTML, PDF, DOCX or JSON lines."),
)  # fmt: skip
_BY_SUFFIX = {suffix: (what, advice) for suffixes, what, advice in _KINDS for suffix in suffixes.split()}


def unread(file: File, head: bytes) -> SetAside | None:
    """Why `file` is not read, or None where its name does not tell."""
    suffix = file.path.suffix.lower()
    if suffix in _BY_SUFFIX:
        what, advice = _BY_SUFFIX[suffix]
        return SetAside(source=file.name, reason=f"The file is {what} ({suffix}).", advice=advice)
    if head.startswith(b"PK\x03\x04"):
        return SetAside(
            source=file.name, reason="The file is a packed archive.", advice="Unpack it and give the folder."
        )
    return None
