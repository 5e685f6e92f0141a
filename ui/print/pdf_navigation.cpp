#include "ui/print/pdf_navigation.h"
#include <QUrl>
#include <memory>
#include <qpdf/qpdf-c.h>

namespace counterpoint::ui {

namespace {

constexpr double pageHeight = 842; ///< points of A4, as Qt rounds it

using Object = qpdf_oh; ///< a handle, good as long as its PDF

/// A PDF that is read, added to and written anew, in the C interface of qpdf: its C++ headers are none for C++20.
class Pdf {
public:
    explicit Pdf(const QByteArray& bytes)
        : m_bytes(bytes)
    {
        qpdf_silence_errors(m_pdf.get());
        qpdf_set_suppress_warnings(m_pdf.get(), QPDF_TRUE);
        qpdf_set_attempt_recovery(m_pdf.get(), QPDF_FALSE);
    }

    /// False where it is none.
    bool read() { return hasDone(qpdf_read_memory(m_pdf.get(), "report", m_bytes.constData(), std::size_t(m_bytes.size()), nullptr)); }
    int pages() { return qpdf_get_num_pages(m_pdf.get()); }
    Object page(int number) { return qpdf_get_page_n(m_pdf.get(), std::size_t(number)); }
    Object root() { return qpdf_get_root(m_pdf.get()); }
    Object info() { return get(qpdf_get_trailer(m_pdf.get()), "/Info"); }

    Object null() { return qpdf_oh_new_null(m_pdf.get()); }
    Object yes() { return qpdf_oh_new_bool(m_pdf.get(), QPDF_TRUE); }
    Object name(const char* name) { return qpdf_oh_new_name(m_pdf.get(), name); }
    Object number(int number) { return qpdf_oh_new_integer(m_pdf.get(), number); }
    Object points(double points) { return qpdf_oh_new_real_from_double(m_pdf.get(), points, 2); }
    Object text(const QString& any) { return qpdf_oh_new_unicode_string(m_pdf.get(), any.toUtf8().constData()); }
    Object ascii(const QByteArray& ascii) { return qpdf_oh_new_string(m_pdf.get(), ascii.constData()); }
    Object array(std::initializer_list<Object> items)
    {
        const auto array = qpdf_oh_new_array(m_pdf.get());
        for (const auto item : items)
            append(array, item);
        return array;
    }
    Object dictionary(std::initializer_list<std::pair<const char*, Object>> entries)
    {
        const auto dictionary = qpdf_oh_new_dictionary(m_pdf.get());
        for (const auto& [key, value] : entries)
            put(dictionary, key, value);
        return dictionary;
    }
    /// What others can refer to.
    Object indirect(Object object) { return qpdf_make_indirect_object(m_pdf.get(), object); }

    bool has(Object dictionary, const char* key) { return qpdf_oh_has_key(m_pdf.get(), dictionary, key) != QPDF_FALSE; }
    Object get(Object dictionary, const char* key) { return qpdf_oh_get_key(m_pdf.get(), dictionary, key); }
    void put(Object dictionary, const char* key, Object value) { qpdf_oh_replace_key(m_pdf.get(), dictionary, key, value); }
    bool isArray(Object object) { return qpdf_oh_is_array(m_pdf.get(), object) != QPDF_FALSE; }
    void append(Object array, Object item) { qpdf_oh_append_item(m_pdf.get(), array, item); }
    int valueOf(Object number) { return qpdf_oh_get_int_value_as_int(m_pdf.get(), number); }

    /// Empty where anything went wrong since it was read.
    QByteArray write()
    {
        if (qpdf_has_error(m_pdf.get()) || !hasDone(qpdf_init_write_memory(m_pdf.get())))
            return {};
        qpdf_set_deterministic_ID(m_pdf.get(), QPDF_TRUE);
        if (!hasDone(qpdf_write(m_pdf.get())))
            return {};
        return {reinterpret_cast<const char*>(qpdf_get_buffer(m_pdf.get())), qsizetype(qpdf_get_buffer_length(m_pdf.get()))};
    }

private:
    static bool hasDone(QPDF_ERROR_CODE code) { return (code & QPDF_ERRORS) == 0; }
    struct Closed {
        void operator()(_qpdf_data* pdf) const
        {
            qpdf_get_error(pdf); // what nobody asked for would be printed
            qpdf_cleanup(&pdf);
        }
    };
    const QByteArray& m_bytes;
    std::unique_ptr<_qpdf_data, Closed> m_pdf{qpdf_init()};
};

bool isIn(Pdf& pdf, const PdfPlace& place) { return place.page >= 0 && place.page < pdf.pages(); }

Object destination(Pdf& pdf, const PdfPlace& place)
{
    return pdf.array({pdf.page(place.page), pdf.name("/XYZ"), pdf.null(), pdf.points(pageHeight - place.top), pdf.null()});
}

/// Puts `item` behind the last child of `parent`; a count below 0 says that the children are not shown at first.
void appendBookmark(Pdf& pdf, Object parent, Object item, bool isShut)
{
    pdf.put(item, "/Parent", parent);
    if (pdf.has(parent, "/Last")) {
        const auto before = pdf.get(parent, "/Last");
        pdf.put(item, "/Prev", before);
        pdf.put(before, "/Next", item);
    } else {
        pdf.put(parent, "/First", item);
    }
    pdf.put(parent, "/Last", item);
    const int children = pdf.has(parent, "/Count") ? pdf.valueOf(pdf.get(parent, "/Count")) : 0;
    pdf.put(parent, "/Count", pdf.number(children + (isShut ? -1 : 1)));
}

/// Outline items (PDF 1.7, 12.3.3): each knows its parent, its neighbours, its first and last child and how many these are.
void addBookmarks(Pdf& pdf, const std::vector<PdfBookmark>& bookmarks)
{
    const auto whole = pdf.indirect(pdf.dictionary({{"/Type", pdf.name("/Outlines")}}));
    std::vector<std::pair<int, Object>> above{{0, whole}}; // level and item of those that the next can be below
    for (const auto& mark : bookmarks) {
        if (!isIn(pdf, mark.place))
            continue;
        while (above.size() > 1 && above.back().first >= mark.level)
            above.pop_back();
        const auto item = pdf.indirect(pdf.dictionary({{"/Title", pdf.text(mark.title)}, {"/Dest", destination(pdf, mark.place)}}));
        appendBookmark(pdf, above.back().second, item, above.size() > 1);
        above.emplace_back(mark.level, item);
    }
    if (!pdf.has(whole, "/First"))
        return;
    pdf.put(pdf.root(), "/Outlines", whole);
    pdf.put(pdf.root(), "/PageMode", pdf.name("/UseOutlines"));
}

/// Link annotations (12.5.6.5), without a frame.
void addLinks(Pdf& pdf, const std::vector<PdfLink>& links)
{
    for (const auto& link : links) {
        if (!isIn(pdf, {link.page, 0}) || (link.web.isEmpty() && !isIn(pdf, link.to)))
            continue;
        const auto note = pdf.dictionary({{"/Type", pdf.name("/Annot")},
                                          {"/Subtype", pdf.name("/Link")},
                                          {"/Border", pdf.array({pdf.number(0), pdf.number(0), pdf.number(0)})},
                                          {"/Rect",
                                           pdf.array({pdf.points(link.area.left()), pdf.points(pageHeight - link.area.bottom()),
                                                      pdf.points(link.area.right()), pdf.points(pageHeight - link.area.top())})}});
        if (link.web.isEmpty())
            pdf.put(note, "/Dest", destination(pdf, link.to));
        else
            pdf.put(note, "/A", pdf.dictionary({{"/S", pdf.name("/URI")}, {"/URI", pdf.ascii(QUrl(link.web).toEncoded())}}));
        const auto page = pdf.page(link.page);
        if (!pdf.isArray(pdf.get(page, "/Annots")))
            pdf.put(page, "/Annots", pdf.array({}));
        pdf.append(pdf.get(page, "/Annots"), pdf.indirect(note));
    }
}

/// The report's own date in place of the hour of printing.
void setDate(Pdf& pdf, const QDate& written)
{
    const auto day = written.isValid() ? written : QDate(2000, 1, 1);
    pdf.put(pdf.info(), "/CreationDate", pdf.ascii("D:" + day.toString(QStringLiteral("yyyyMMdd")).toLatin1() + "000000+00'00'"));
}

} // namespace

QByteArray withNavigation(const QByteArray& bytes, const PdfNavigation& navigation)
{
    Pdf pdf(bytes);
    if (!pdf.read() || pdf.pages() < 1)
        return bytes;
    addBookmarks(pdf, navigation.bookmarks);
    addLinks(pdf, navigation.links);
    setDate(pdf, navigation.written);
    if (!navigation.language.isEmpty())
        pdf.put(pdf.root(), "/Lang", pdf.text(navigation.language));
    pdf.put(pdf.root(), "/ViewerPreferences", pdf.dictionary({{"/DisplayDocTitle", pdf.yes()}}));
    const auto written = pdf.write();
    return written.isEmpty() ? bytes : written; // a report without bookmarks is better than none
}

} // namespace counterpoint::ui
