#pragma once
#include "core/figure/drawing.h"
#include "core/interchange/bibliography/publication.h"
#include <QDate>
#include <QString>
#include <QStringList>
#include <initializer_list>
#include <iterator>
#include <variant>
#include <vector>

/// A report as a tree of blocks. Builders fill it; the writers (.docx, .odt, .html, .md, .pdf) all say what stands here and nothing else.
namespace counterpoint::report {

struct Inline;

/// A note at the foot of the page, or at the end where there are no pages.
struct Footnote {
    std::vector<Inline> text;
    int number = 0; ///< withReferences() counts them
    bool operator==(const Footnote& other) const;
};

/// Works cited together, by their keys in Document::literature.
struct Citation {
    struct Work {
        QString key;
        QString prefix{}; ///< 'see'
        QString locator{}; ///< 'p. 12'
        bool isYearOnly = false; ///< the sentence names the authors
        bool operator==(const Work&) const = default;
    };
    std::vector<Work> works;
    bool operator==(const Citation&) const = default;
};

/// A table or figure by its caption, or a section by its heading.
struct CrossReference {
    enum class Kind { Table, Figure, Section };
    Kind kind = Kind::Table;
    QString name;
    bool operator==(const CrossReference&) const = default;
};

/// Leads to an anchor of the document, or to a web address.
struct Link {
    enum class To { Caption, Heading, Work, Web };
    To to = To::Caption;
    QString target; ///< 'table_3', 'https://doi.org/…'
    bool operator==(const Link&) const = default;
};

/// A stretch of text in one manner. `\n` in the text begins a new line within the paragraph.
struct Inline {
    QString text;
    bool bold = false;
    bool italic = false;
    bool superscript = false;
    /// What stands here beside words. Writers see footnotes and links alone: withReferences() makes links and words of the others.
    std::variant<std::monostate, Footnote, Citation, CrossReference, Link> mark{};
    bool operator==(const Inline&) const = default;
};

inline Inline bold(QString text) { return {std::move(text), true}; }
inline Inline italic(QString text) { return {std::move(text), false, true}; }
inline Inline superscript(QString text) { return {std::move(text), false, false, true}; }

/// Running text. A string will do for it, and so will a list: `Prose {italic("r"), superscript("2"), {" = .43"}}`.
struct Prose {
    std::vector<Inline> parts;

    Prose() = default;
    Prose(const char* text)
        : Prose(QString::fromUtf8(text))
    {
    }
    Prose(QString text) { parts.push_back({std::move(text)}); }
    Prose(Inline part) { parts.push_back(std::move(part)); }
    Prose(std::initializer_list<Inline> list)
        : parts(list)
    {
    }
    Prose& operator+=(Inline part)
    {
        parts.push_back(std::move(part));
        return *this;
    }
    QString plain() const; ///< the words alone, without footnotes
    bool operator==(const Prose&) const = default;
};

/// Level 1 to 3, 1 the highest; a level that skips one (1, then 3) is raised by outlineOf().
struct Heading {
    int level = 1;
    QString text;
    bool operator==(const Heading&) const = default;
};

struct Paragraph {
    Prose text;
    bool keepWithNext = false; ///< leads to what follows, as 'Against this finding' does: on the same page
    bool operator==(const Paragraph&) const = default;
};

struct BulletList {
    std::vector<Prose> items;
    bool operator==(const BulletList&) const = default;
};

/// Counts from 1 in every list.
struct NumberedList {
    std::vector<Prose> items;
    bool operator==(const NumberedList&) const = default;
};

enum class Alignment {
    Automatic, ///< at the start of the line; in a header row, as the column below
    Centre,
    End
};

struct Cell {
    Prose text;
    Alignment alignment = Alignment::Automatic;

    Cell() = default;
    Cell(const char* words)
        : text(words)
    {
    }
    Cell(QString words)
        : text(std::move(words))
    {
    }
    Cell(Prose words, Alignment where = Alignment::Automatic)
        : text(std::move(words))
        , alignment(where)
    {
    }
    bool operator==(const Cell&) const = default;
};

/// A cell that holds a number, as the reader shall see it ('12.3', '.43'): aligned right.
inline Cell number(QString text) { return {Prose(std::move(text)), Alignment::End}; }

using Row = std::vector<Cell>;

/// Rows may be of unequal length: a missing cell is an empty one.
struct Table {
    QString caption{}; ///< without 'Table 1.', which the tree gives
    std::vector<Row> rows; ///< header rows first
    int headerRows = 1; ///< shown again on each page the table goes on to
    int headerColumns = 1; ///< columns at the start that name their row
    Prose note{}; ///< below the table; may be empty
    bool operator==(const Table&) const = default;
};

/// The alternative text is the drawing's description.
struct Figure {
    figure::Drawing drawing;
    QString caption{}; ///< without 'Figure 1.', which the tree gives
    Prose note{}; ///< below the caption; may be empty
    bool operator==(const Figure&) const = default;
};

/// A passage from a source, set apart. The attribution says whose words they are: 'Dana, carer; Focus group 2'.
struct Quote {
    Prose text;
    QString attribution{};
    bool operator==(const Quote&) const = default;
};

struct PageBreak {
    bool operator==(const PageBreak&) const = default;
};

/// Stands for the list of all headings of the document.
struct TableOfContents {
    bool operator==(const TableOfContents&) const = default;
};

/// Stands for the list of the works that are cited; withReferences() fills it. The heading above it is a block of its own.
struct References {
    struct Entry {
        QString anchor;
        Prose text;
        bool operator==(const Entry&) const = default;
    };
    std::vector<Entry> entries{};
    bool operator==(const References&) const = default;
};

using Block = std::variant<Heading, Paragraph, BulletList, NumberedList, Table, Figure, Quote, PageBreak, TableOfContents, References>;

struct Document {
    QString title;
    QString subtitle;
    QStringList authors;
    QDate date; ///< shown under the title and stored as the file's date; an invalid one is left out
    QString language = QStringLiteral("en"); ///< BCP 47
    bool isAcross = false; ///< pages lie across, for wide tables (.docx)
    std::vector<Publication> literature; ///< what may be cited
    std::vector<Block> blocks;

    Document& add(Block block)
    {
        blocks.push_back(std::move(block));
        return *this;
    }
    Document& addAll(std::vector<Block> more)
    {
        blocks.insert(blocks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        return *this;
    }
    bool operator==(const Document&) const = default;
};

/// Number of columns: that of the longest row.
std::size_t columnCount(const Table& table);
/// The cell there, or an empty one where the row is shorter.
const Cell& cellAt(const Table& table, std::size_t row, std::size_t column);
/// Alignment with Automatic resolved for header rows; Automatic then means the start of the line.
Alignment alignmentAt(const Table& table, std::size_t row, std::size_t column);
/// 'D. Reed, J. Okafor' and '22 November 2026': the lines under the title that are not empty.
QStringList titleLines(const Document& document);
/// The document's language with a country, as word processors want it: 'en-GB' for 'en', 'de-DE' for 'de'.
QString languageAndCountry(const Document& document);

} // namespace counterpoint::report
