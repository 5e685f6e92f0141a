#include "core/interchange/archive/zip_writer.h"
#include "core/base/translate.h"
#include <memory>
#include <zip.h>

namespace counterpoint {

namespace {

constexpr zip_uint16_t firstOfJanuary1980 = (1 << 5) | 1; // as DOS counts: years since 1980, month, day

tl::unexpected<Error> failure(const char* detail)
{
    return fail(Error::Kind::Internal, translate("Archive", "The document could not be packed."), QString::fromUtf8(detail));
}

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

Result<QByteArray> bytesOf(zip_source_t* source)
{
    zip_stat_t stat;
    if (zip_source_open(source) != 0 || zip_source_stat(source, &stat) != 0)
        return failure(zip_error_strerror(zip_source_error(source)));
    QByteArray bytes(qsizetype(stat.size), Qt::Uninitialized);
    const auto got = zip_source_read(source, bytes.data(), stat.size);
    zip_source_close(source);
    if (got != zip_int64_t(stat.size))
        return failure("short read");
    return bytes;
}

} // namespace

void ZipWriter::add(const QString& name, const QByteArray& content, Compression compression)
{
    m_entries.push_back({name.toUtf8(), content, compression});
}

Result<QByteArray> ZipWriter::finish() const
{
    std::unique_ptr<zip_source_t, FreeSource> target(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    if (!target)
        return failure("no buffer");
    std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr));
    if (!archive)
        return failure("no archive");
    zip_source_keep(target.get()); // the archive now owns one reference, `target` the other
    for (const auto& entry : m_entries) {
        auto* source = zip_source_buffer(archive.get(), entry.content.constData(), zip_uint64_t(entry.content.size()), 0);
        const auto index = zip_file_add(archive.get(), entry.name.constData(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            return failure(zip_strerror(archive.get()));
        }
        const auto method = entry.compression == Compression::Store ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
        zip_set_file_compression(archive.get(), zip_uint64_t(index), method, 0);
        zip_file_set_dostime(archive.get(), zip_uint64_t(index), 0, firstOfJanuary1980, 0);
    }
    if (zip_close(archive.get()) != 0)
        return failure(zip_strerror(archive.get()));
    archive.release(); // zip_close freed it
    return bytesOf(target.get());
}

} // namespace counterpoint
