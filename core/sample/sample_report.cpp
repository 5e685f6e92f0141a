#include "core/sample/sample_report.h"
#include "core/integration/literature.h"
#include "core/integration/live_text.h"
#include "core/integration/report_templates.h"
#include "core/interchange/bibliography/bibliography.h"
#include "core/project/doors.h"
#include "core/sample/sample_files.h"

namespace counterpoint::sample {

namespace {

QString at(const QJsonObject& object, const QString& key) { return object.value(key).toString(); }

/// The text for a section, by its topic or its title; empty where nothing is written.
QString textFor(const ReportSection& section, const QJsonArray& texts)
{
    const auto topic = at(section.options, report_sections::topicKey);
    for (const auto& item : texts) {
        const auto object = item.toObject();
        if (section.kind == QLatin1String("text")
            && (topic.isEmpty() ? at(object, QStringLiteral("title")) == section.title : at(object, QStringLiteral("topic")) == topic))
            return at(object, QStringLiteral("text"));
    }
    return {};
}

Result<> addLiterature(Edit& db)
{
    const auto name = QStringLiteral("literature.bib");
    return readFile(name)
        .and_then([&](const QByteArray& bytes) { return readBibliography(bytes, name); })
        .map([&](const Bibliography& read) { literature::import(db, read.works); });
}

} // namespace

Result<> addOutline(Edit& db)
{
    if (const auto done = addLiterature(db); !done)
        return done;
    const auto file = readObject(QStringLiteral("outline.json"));
    const auto chosen =
        file.and_then([](const QJsonObject& object) { return report_templates::byKey(at(object, QStringLiteral("template"))); });
    if (!chosen)
        return fail(chosen);
    report_templates::apply(db, **chosen);
    auto sections = report_sections::all(db);
    for (auto& section : sections) {
        const auto written = live_text::written(db, textFor(section, file->value(QStringLiteral("texts")).toArray()));
        if (!written)
            return fail(written);
        section.body = *written;
        if (section.kind == QLatin1String("title")) {
            section.title = at(*file, QStringLiteral("title"));
            section.body = at(*file, QStringLiteral("subtitle"));
        }
        const auto covered = file->value(QStringLiteral("covered")).toObject().value(at(section.options, QStringLiteral("checklist")));
        if (covered.isObject())
            section.options.insert(QStringLiteral("covered"), covered);
    }
    report_sections::replace(db, std::move(sections));
    return {};
}

} // namespace counterpoint::sample
