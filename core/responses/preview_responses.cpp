#include "core/interchange/dta/dta_reader.h"
#include "core/interchange/por/por_reader.h"
#include "core/interchange/sav/sav_reader.h"
#include "core/interchange/xls/xls_reader.h"
#include "core/responses/preview_parts.h"

namespace counterpoint {

ResponsesFormat responsesFormatOf(const QByteArray& bytes)
{
    if (sav::isSav(bytes))
        return ResponsesFormat::Sav;
    if (bytes.startsWith("PK\x03\x04"))
        return ResponsesFormat::Xlsx;
    if (xls::isXls(bytes))
        return ResponsesFormat::Xls;
    if (dta::isDta(bytes))
        return ResponsesFormat::Dta;
    return por::isPor(bytes) ? ResponsesFormat::Por : ResponsesFormat::Delimited;
}

Result<ResponsesPreview> previewResponses(const QByteArray& bytes, const QString& fileName, const PreviewOptions& options,
                                          const Progress& progress)
{
    const auto format = responsesFormatOf(bytes);
    switch (format) {
    case ResponsesFormat::Xlsx:
    case ResponsesFormat::Xls:
        return previewWorkbook(bytes, fileName, format, options, progress);
    case ResponsesFormat::Sav:
    case ResponsesFormat::Por:
    case ResponsesFormat::Dta:
        return previewDataFile(bytes, fileName, format, options, progress);
    case ResponsesFormat::Delimited:
        break;
    }
    auto decoded = decodeToUtf8(bytes, fileName);
    if (!decoded)
        return fail(decoded);
    return previewDelimited(std::move(*decoded), fileName, options, progress);
}

} // namespace counterpoint
