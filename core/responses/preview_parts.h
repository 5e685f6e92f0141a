#pragma once
#include "core/interchange/encoding/decode.h"
#include "core/responses/guess.h"

namespace counterpoint {

/// The ways in which previewResponses() reads, by what the file is.
Result<ResponsesPreview> previewDelimited(Utf8Text decoded, const QString& fileName, const PreviewOptions& options,
                                          const Progress& progress);
Result<ResponsesPreview> previewWorkbook(const QByteArray& bytes, const QString& fileName, ResponsesFormat format,
                                         const PreviewOptions& options, const Progress& progress);
Result<ResponsesPreview> previewDataFile(const QByteArray& bytes, const QString& fileName, ResponsesFormat format,
                                         const PreviewOptions& options, const Progress& progress);

} // namespace counterpoint
