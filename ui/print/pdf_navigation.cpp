#include "ui/print/pdf_navigation.h"
#include <QList>
#include <QMap>
#include <QUrl>
#include <algorithm>
#include <optional>

namespace counterpoint::ui {

namespace {

constexpr double pageHeight = 842; ///< points of A4, as Qt rounds it

QByteArray reference(int object) { return QByteArray::number(object) + " 0 R"; }
QByteArray points(double value) { return QByteArray::number(value, 'f', 2); }

/// Any text: UTF-16 in hexadecimal, with the mark that says so.
QByteArray textString(const QString& text)
{
    QByteArray hex = "<FEFF";
    for (const QChar unit : text)
        hex += QByteArray::number(unit.unicode(), 16).rightJustified(4, '0').toUpper();
    return hex + '>';
}

QByteArray literal(QByteArray ascii)
{
    for (const auto* special : {"\\", "(", ")"})
        ascii.replace(special, QByteArray("\\") + special);
    return '(' + ascii + ')';
}

/// The number behind `key` in a piece of a PDF.
std::optional<int> numberAfter(const QByteArray& piece, const QByteArray& key)
{
    const auto at = piece.indexOf(key);
    if (at < 0)
        return {};
    const auto digits = piece.mid(at + key.size(), 20).trimmed();
    qsizetype end = 0;
    while (end < digits.size() && digits[end] >= '0' && digits[end] <= '9')
        ++end;
    return end > 0 ? std::optional(digits.left(end).toInt()) : std::nullopt;
}

/// The tables of a PDF as far as they are needed to add to it.
class Tables {
public:
    /// None where they are not those that Qt writes.
    static std::optional<Tables> of(const QByteArray& pdf)
    {
        Tables tables(pdf);
        return tables.read() ? std::optional(std::move(tables)) : std::nullopt;
    }

    struct Page {
        int object = 0;
        int notes = 0; ///< the object that lists its annotations
    };
    int size() const { return m_size; }
    int root() const { return m_root; }
    int info() const { return m_info; }
    qsizetype start() const { return m_start; }
    int pagesObject() const { return m_pagesObject; }
    const std::vector<Page>& pages() const { return m_pages; }

private:
    explicit Tables(const QByteArray& pdf)
        : m_pdf(pdf)
    {
    }

    bool read()
    {
        const auto trailer = m_pdf.mid(std::max<qsizetype>(0, m_pdf.lastIndexOf("trailer")));
        m_size = numberAfter(trailer, "/Size ").value_or(0);
        m_root = numberAfter(trailer, "/Root ").value_or(0);
        m_info = numberAfter(trailer, "/Info ").value_or(0);
        m_start = numberAfter(trailer, "startxref").value_or(0);
        if (m_size <= 0 || m_root <= 0 || m_info <= 0 || m_pdf.mid(m_start, 7) != "xref\n0 ")
            return false;
        m_entries = m_pdf.indexOf('\n', m_start + 5) + 1;
        m_pagesObject = numberAfter(object(m_root), "/Pages ").value_or(0);
        const auto list = object(m_pagesObject);
        const auto from = list.indexOf('[');
        const auto kids = list.mid(from + 1, list.indexOf(']') - from - 1).simplified().split(' ');
        for (qsizetype i = 0; i + 2 < kids.size(); i += 3)
            m_pages.push_back({kids[i].toInt(), numberAfter(object(kids[i].toInt()), "/Annots ").value_or(0)});
        return !m_pages.empty() && std::all_of(m_pages.begin(), m_pages.end(), [this](const Page& page) {
            return page.notes > 0 && object(page.notes).contains("[ ]");
        });
    }

    /// From its number to `endobj`; empty where it is not there.
    QByteArray object(int number) const
    {
        if (number <= 0 || number >= m_size)
            return {};
        const auto offset = m_pdf.mid(m_entries + 20 * number, 10).toLongLong();
        const auto end = m_pdf.indexOf("endobj", offset);
        const auto begin = QByteArray::number(number) + " 0 obj";
        return end > offset && m_pdf.mid(offset, begin.size()) == begin ? m_pdf.mid(offset, end - offset) : QByteArray();
    }

    const QByteArray& m_pdf;
    int m_size = 0;
    int m_root = 0;
    int m_info = 0;
    int m_pagesObject = 0;
    qsizetype m_start = 0;
    qsizetype m_entries = 0; ///< where the first entry of the cross-reference table stands
    std::vector<Page> m_pages;
};

class Update {
public:
    Update(const QByteArray& pdf, const Tables& tables, const PdfNavigation& navigation)
        : m_bytes(pdf)
        , m_tables(tables)
        , m_navigation(navigation)
        , m_next(tables.size())
    {
        if (!m_bytes.endsWith('\n'))
            m_bytes += '\n';
    }

    QByteArray write()
    {
        const int outlines = writeBookmarks();
        writeLinks();
        QByteArray catalog = "<<\n/Type /Catalog\n/Pages " + reference(m_tables.pagesObject());
        if (outlines > 0)
            catalog += "\n/Outlines " + reference(outlines) + "\n/PageMode /UseOutlines";
        if (!m_navigation.language.isEmpty())
            catalog += "\n/Lang " + literal(m_navigation.language.toLatin1());
        put(m_tables.root(), catalog + "\n/ViewerPreferences << /DisplayDocTitle true >>\n>>");
        writeTable();
        return std::move(m_bytes);
    }

private:
    void put(int number, const QByteArray& content)
    {
        m_offsets.insert(number, m_bytes.size());
        m_bytes += QByteArray::number(number) + " 0 obj\n" + content + "\nendobj\n";
    }

    bool isThere(const PdfPlace& place) const { return place.page >= 0 && std::size_t(place.page) < m_tables.pages().size(); }

    QByteArray destination(const PdfPlace& place) const
    {
        return '[' + reference(m_tables.pages()[std::size_t(place.page)].object) + " /XYZ null " + points(pageHeight - place.top)
            + " null]";
    }

    /// Objects first, first + 1, … in the order of the list, each in the object of the one it belongs to; gives that of the whole.
    int writeBookmarks()
    {
        std::vector<const PdfBookmark*> marks;
        for (const auto& mark : m_navigation.bookmarks)
            if (isThere(mark.place))
                marks.push_back(&mark);
        if (marks.empty())
            return 0;
        const int whole = m_next;
        m_next += int(marks.size()) + 1;
        const auto objectOf = [&](std::size_t mark) { return whole + 1 + int(mark); };
        std::vector<int> parents(marks.size(), whole);
        for (std::size_t i = 0; i < marks.size(); ++i)
            for (auto before = i; before-- > 0;)
                if (marks[before]->level < marks[i]->level) {
                    parents[i] = objectOf(before);
                    break;
                }
        QMap<int, std::vector<int>> children;
        for (std::size_t i = 0; i < marks.size(); ++i)
            children[parents[i]].push_back(objectOf(i));
        const auto family = [&](int object) {
            const auto& own = children[object];
            return own.empty() ? QByteArray() : "\n/First " + reference(own.front()) + "\n/Last " + reference(own.back());
        };
        put(whole, "<<\n/Type /Outlines" + family(whole) + "\n/Count " + QByteArray::number(qsizetype(children[whole].size())) + "\n>>");
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const int object = objectOf(i);
            const auto& siblings = children[parents[i]];
            const auto place = std::find(siblings.begin(), siblings.end(), object);
            QByteArray mark = "<<\n/Title " + textString(marks[i]->title) + "\n/Parent " + reference(parents[i]);
            if (place != siblings.begin())
                mark += "\n/Prev " + reference(*std::prev(place));
            if (std::next(place) != siblings.end())
                mark += "\n/Next " + reference(*std::next(place));
            mark += family(object);
            if (const auto below = children[object].size(); below > 0)
                mark += "\n/Count -" + QByteArray::number(qsizetype(below)); // shut at first
            put(object, mark + "\n/Dest " + destination(marks[i]->place) + "\n>>");
        }
        return whole;
    }

    void writeLinks()
    {
        QMap<int, QByteArray> lists; ///< by page
        for (const auto& link : m_navigation.links) {
            if (!isThere({link.page, 0}) || (link.web.isEmpty() && !isThere(link.to)))
                continue;
            const int object = m_next++;
            const auto target =
                link.web.isEmpty() ? "/Dest " + destination(link.to) : "/A << /S /URI /URI " + literal(QUrl(link.web).toEncoded()) + " >>";
            put(object,
                "<<\n/Type /Annot\n/Subtype /Link\n/Border [0 0 0]\n/Rect [" + points(link.area.left()) + ' '
                    + points(pageHeight - link.area.bottom()) + ' ' + points(link.area.right()) + ' ' + points(pageHeight - link.area.top())
                    + "]\n" + target + "\n>>");
            lists[link.page] += ' ' + reference(object);
        }
        for (auto list = lists.cbegin(); list != lists.cend(); ++list)
            put(m_tables.pages()[std::size_t(list.key())].notes, '[' + *list + " ]");
    }

    void writeTable()
    {
        const auto start = m_bytes.size();
        m_bytes += "xref\n0 1\n0000000000 65535 f \n";
        for (auto at = m_offsets.cbegin(); at != m_offsets.cend(); ++at)
            m_bytes += QByteArray::number(at.key()) + " 1\n" + QByteArray::number(*at).rightJustified(10, '0') + " 00000 n \n";
        m_bytes += "trailer\n<<\n/Size " + QByteArray::number(m_next) + "\n/Info " + reference(m_tables.info()) + "\n/Root "
            + reference(m_tables.root()) + "\n/Prev " + QByteArray::number(m_tables.start()) + "\n>>\nstartxref\n"
            + QByteArray::number(start) + "\n%%EOF\n";
    }

    QByteArray m_bytes;
    const Tables& m_tables;
    const PdfNavigation& m_navigation;
    int m_next; ///< number of the next object
    QMap<int, qsizetype> m_offsets; ///< of the objects that are written anew, by number
};

} // namespace

QByteArray withNavigation(const QByteArray& pdf, const PdfNavigation& navigation)
{
    const auto tables = Tables::of(pdf);
    return tables ? Update(pdf, *tables, navigation).write() : pdf;
}

} // namespace counterpoint::ui
