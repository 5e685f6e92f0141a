#include "core/transcript/import_files.h"
#include "core/base/translate.h"
#include "core/interchange/read_text_file.h"
#include "core/transcript/without_lines.h"
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>
#include <algorithm>
#include <mutex>
#include <thread>

namespace counterpoint {

namespace {

bool isTable(const QString& suffix)
{
    return suffix == u"csv" || suffix == u"tsv" || suffix == u"tab" || suffix == u"xlsx" || suffix == u"xls" || suffix == u"ods"
        || suffix == u"sav";
}

/// Numbers are filled up, so that "Interview 2" comes before "Interview 10"; files come before the folders beside them.
QString sortKey(const QString& path)
{
    QString key;
    const auto folded = path.toCaseFolded();
    for (qsizetype at = 0; at < folded.size();) {
        auto end = at;
        while (end < folded.size() && folded[end].isDigit())
            ++end;
        key += end > at ? folded.sliced(at, end - at).rightJustified(12, u'0') : QString(folded[end++]);
        at = end;
    }
    return key.insert(key.lastIndexOf(u'/') + 1, QChar(1));
}

QStringList filesBelow(const QString& folder)
{
    QStringList files;
    // Links to folders are not followed: they may lead in a circle.
    for (QDirIterator each(folder, QDir::Files | QDir::NoDotAndDotDot, QDirIterator::Subdirectories); each.hasNext();)
        files << each.next();
    std::sort(files.begin(), files.end(), [](const QString& a, const QString& b) { return sortKey(a) < sortKey(b); });
    return files;
}

/// Empty where the file can be read as a transcript, by its name.
QString whyNot(const QString& path)
{
    const QFileInfo info(path);
    const auto suffix = info.suffix().toLower();
    if (textFileSuffixes().contains(suffix))
        return {};
    if (isTable(suffix))
        return translate("Import", "“%1” is a table; responses are imported by themselves.").arg(info.fileName());
    return translate("Import", "“%1” is of a kind that cannot be read as a transcript.").arg(info.fileName());
}

} // namespace

FoundFiles findTranscripts(const QStringList& paths)
{
    FoundFiles found;
    QSet<QString> known;
    const auto take = [&](const QString& path) {
        if (const auto whole = QFileInfo(path).absoluteFilePath(); !known.contains(whole)) {
            known.insert(whole);
            found.files << path;
        }
    };
    for (const auto& path : paths) {
        if (!QFileInfo(path).isDir()) {
            take(path);
            continue;
        }
        for (const auto& file : filesBelow(path))
            if (const auto reason = whyNot(file); reason.isEmpty())
                take(file);
            else
                found.leftOut.push_back({file, reason});
    }
    return found;
}

ReadTranscript readTranscript(const QString& path, const ImportWishes& wishes)
{
    auto content = readTextFile(path, wishes.reading);
    if (!content)
        return {path, std::nullopt, content.error().message};
    if (content->text.trimmed().isEmpty())
        return {path, std::nullopt, translate("Import", "“%1” holds no text: there is nothing to import.").arg(QFileInfo(path).fileName())};
    breakIntoLines(*content, QFileInfo(path).fileName());
    RecognitionOptions options;
    options.pattern = wishes.pattern;
    return {path, proposeTranscript(path, std::move(*content), options), {}};
}

Result<std::vector<ReadTranscript>> readTranscripts(const QStringList& paths, const ImportWishes& wishes, const Progress& progress)
{
    std::vector<ReadTranscript> files(std::size_t(paths.size()));
    std::mutex lock;
    qsizetype next = 0;
    qsizetype done = 0;
    bool stopped = false;
    const auto work = [&] {
        for (;;) {
            qsizetype mine = 0;
            {
                const std::scoped_lock held(lock);
                stopped = stopped || !progress.at(done, paths.size());
                if (stopped || next == paths.size())
                    return;
                mine = next++;
            }
            files[std::size_t(mine)] = readTranscript(paths[mine], wishes);
            const std::scoped_lock held(lock);
            ++done;
        }
    };
    {
        const auto most = std::min<qsizetype>(std::max(1U, std::thread::hardware_concurrency()), paths.size());
        std::vector<std::jthread> others;
        for (qsizetype i = 1; i < most; ++i)
            others.emplace_back(work);
        work();
    }
    if (stopped)
        return fail(Error::Kind::Cancelled, translate("Import", "The import was cancelled; nothing was brought in."));
    return files;
}

} // namespace counterpoint
