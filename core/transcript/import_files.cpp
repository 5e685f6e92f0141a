#include "core/transcript/import_files.h"
#include "core/base/translate.h"
#include "core/interchange/read_text_file.h"
#include "core/transcript/without_lines.h"
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>
#include <algorithm>
#include <iterator>
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

/// The texts of a structured file, each a plan of its own.
std::vector<ReadTranscript> readParts(const QString& path, std::vector<StructuredPart> parts, const ImportedText& file,
                                      const RecognitionOptions& options)
{
    std::vector<ReadTranscript> read;
    QStringList empty;
    const auto numbered = [&](const StructuredPart& part) {
        const auto number = int(&part - parts.data()) + 1;
        return part.name.isEmpty() ? translate("Import", "%1, text %2").arg(QFileInfo(path).completeBaseName()).arg(number) : part.name;
    };
    for (auto& part : parts) {
        if (part.text.trimmed().isEmpty()) {
            empty << numbered(part);
            continue;
        }
        auto plan = proposeTranscript(path, {part.text, {}}, options);
        plan.name = numbered(part);
        plan.isPart = true;
        plan.codes = std::move(part.codes);
        plan.content.notes << translate("Import", "One of the %n text(s) of “%1”, a structured text as MAXQDA has it.", nullptr,
                                        int(parts.size()))
                                  .arg(plan.fileName);
        if (!plan.codes.empty())
            plan.content.notes << translate("Import", "The file gives codes to %n passage(s) of it: as a new source it comes in coded.",
                                            nullptr, int(plan.codes.size()));
        read.push_back({path, std::move(plan), {}, int(&part - parts.data())});
    }
    if (!read.empty()) {
        auto& notes = read.front().plan->content.notes;
        notes << file.notes;
        if (!empty.isEmpty())
            notes << translate("Import", "Left out of the file, since they hold no text: %1.").arg(empty.join(QStringLiteral(", ")));
    }
    return read;
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

std::vector<ReadTranscript> readTranscript(const QString& path, const ImportWishes& wishes)
{
    const auto fileName = QFileInfo(path).fileName();
    auto content = readTextFile(path, wishes.reading);
    if (!content)
        return {{path, std::nullopt, content.error().message}};
    const auto nothing =
        ReadTranscript{path, std::nullopt, translate("Import", "“%1” holds no text: there is nothing to import.").arg(fileName)};
    if (content->text.trimmed().isEmpty())
        return {nothing};
    breakIntoLines(*content, fileName);
    RecognitionOptions options;
    options.pattern = wishes.pattern;
    auto parts = structuredParts(content->text);
    if (parts.empty())
        return {{path, proposeTranscript(path, std::move(*content), options), {}}};
    auto read = readParts(path, std::move(parts), *content, options);
    return read.empty() ? std::vector{nothing} : read;
}

Result<std::vector<ReadTranscript>> readTranscripts(const QStringList& paths, const ImportWishes& wishes, const Progress& progress)
{
    std::vector<std::vector<ReadTranscript>> read(std::size_t(paths.size()));
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
            read[std::size_t(mine)] = readTranscript(paths[mine], wishes);
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
    std::vector<ReadTranscript> files;
    for (auto& texts : read)
        std::move(texts.begin(), texts.end(), std::back_inserter(files));
    return files;
}

} // namespace counterpoint
