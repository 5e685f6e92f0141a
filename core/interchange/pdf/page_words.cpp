#include "core/interchange/pdf/page_words.h"
#include "core/base/translate.h"
#include <memory>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

namespace counterpoint::pdf {

namespace {

constexpr int mostPages = 20'000;

QString textOf(const poppler::text_box& box)
{
    const auto bytes = box.text().to_utf8();
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())).trimmed();
}

PageWords wordsOf(const poppler::page& page)
{
    PageWords out;
    out.width = page.page_rect().width();
    for (const auto& box : page.text_list()) {
        const auto place = box.bbox();
        const auto text = textOf(box);
        if (!text.isEmpty() && box.rotation() == 0)
            out.words.push_back({text, place.left(), place.top(), place.right(), place.bottom(), box.has_space_after()});
    }
    return out;
}

} // namespace

Result<std::vector<PageWords>> wordsOf(const QByteArray& bytes, const QString& fileName)
{
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.constData(), int(std::min<qsizetype>(bytes.size(), INT_MAX))));
    if (document && document->is_locked())
        return fail(
            Error::Kind::Format,
            translate("Import",
                      "“%1” is protected by a password. Open it with the password, print or save it as a PDF without one, and import that.")
                .arg(fileName));
    if (!document || document->pages() <= 0)
        return fail(
            Error::Kind::Format,
            translate("Import", "“%1” is a damaged PDF. Open it in a PDF reader, print it to a new PDF, and import that.").arg(fileName));
    if (document->pages() > mostPages)
        return fail(
            Error::Kind::Format,
            translate("Import", "“%1” claims to have %2 pages; no transcript has. It was not read.").arg(fileName).arg(document->pages()));
    std::vector<PageWords> pages;
    for (int i = 0; i < document->pages(); ++i) {
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        pages.push_back(page ? wordsOf(*page) : PageWords());
    }
    return pages;
}

} // namespace counterpoint::pdf
