#pragma once
#include "core/coding/memos.h"
#include "core/pseudonyms/replacing.h"
#include "tests/support/a_small_study.h"
#include <QDir>

namespace counterpoint::test {

/// A study in a file, in which “Anna Schmidt” stands wherever words can stand; her name was edited, removed and undone as well.
struct ANamedStudy {
    QTemporaryDir folder;
    QString path = folder.filePath("s.counterpoint");
    std::unique_ptr<Project> project;
    SourceId source;
    VariableId why;

    static inline const QString text = "Anna: I am Anna Schmidt.\nBen: Yes, ANNA. That is Anna’s word, not a banana.\nAnna: 😀 Bens Hut.\n";

    template <class F>
    auto step(F&& body) const
    {
        return valueOf(project->perform("Arrange for Anna", body));
    }
    ANamedStudy()
    {
        project = valueOf(Project::create(path, "About Anna"));
        project->setCoderName("Ada");
        const auto coder = step([](Edit& db) { return coders::ensure(db, "Ada"); });
        source = step([](Edit& db) {
            return sources::add(db, {"Talk with Anna", SourceKind::Transcript, Strand::Interviews, "Anna.docx", text, {}});
        });
        const auto code = step([](Edit& db) { return codebook::ensurePath(db, "About Anna's work"); });
        step([&](Edit& db) -> Result<> {
            const auto person = cases::ensure(db, "Anna Schmidt");
            const auto town = attributes::ensure(db, "town");
            valueOf(cases::set(db, *person, {*town, "town", Attribute::Type::Text}, "Annaberg, where Anna lives"));
            std::vector<Turn> turns;
            for (const auto& [start, label] : {std::pair{0, 6}, {25, 5}, {76, 6}}) {
                Turn turn;
                turn.span.start = start;
                turn.contentStart = start + label;
                turns.push_back(turn);
            }
            turns[0].speaker = turns[2].speaker = speakers::add(db, {{}, source, "Anna", SpeakerRole::Participant, *person});
            turns[1].speaker = speakers::add(db, {{}, source, "Ben", SpeakerRole::Participant, {}});
            turns::insertAll(db, source, turns);
            // one coding exactly on the name, one around it
            for (const auto& span : {TextSpan{11, 23}, TextSpan{6, 24}})
                valueOf(codings::add(db, {{}, source, code, coder, span, {}, "said by Anna"}));
            memos::add(db, {{}, MemoSubject::Study, 1, "On Anna", "Anna Schmidt is not Ben.", coder, {}});
            const auto finding = findings::add(db, "Anna decides");
            valueOf(findings::addPassage(db, *finding, source, {11, 23}, Evidence::Stance::Supports, "Anna again"));
            return {};
        });
        Variable open;
        open.name = "why";
        open.type = VariableType::Text;
        open.level = Level::Nominal;
        const auto dataset = step([&](Edit& db) {
            return datasets::add(db, {"survey", "Anna.csv", {open}},
                                 {Column::ofTexts({"Anna did", "", "nobody", "Anna did", "ask Anna Schmidt"})});
        });
        why = valueOf(project->read([&](const Read& db) { return variables::byName(db, dataset, "why"); })).id;
        // Traces in the history: an edit, a removed source, an undone step.
        step([&](Edit& db) { return sources::replace(db, source, {24, 24}, " Really."); });
        const auto gone = step([](Edit& db) {
            return sources::add(db, {"Gone", SourceKind::Document, Strand::Documents, {}, "Anna Schmidt was here", {}});
        });
        step([&](Edit& db) { sources::remove(db, gone); });
        step([&](Edit& db) { return sources::rename(db, source, "Anna Schmidt, first talk"); });
        valueOf(project->undo());
    }

    QString words() const
    {
        return valueOf(project->read([&](const Read& db) { return sources::text(db, source); }));
    }
    QStringList answers() const
    {
        return valueOf(project->read([&](const Read& db) {
            const auto column = valueOf(datasets::column(db, why));
            QStringList texts;
            for (std::size_t row = 0; row < column.rows(); ++row)
                texts << column.text(row);
            return texts;
        }));
    }
    PseudonymId add(const QString& original, const QString& replacement) const
    {
        return step([&](Edit& db) { return pseudonyms::add(db, {{}, Pseudonym::Kind::Person, original, replacement, {}, 0}); });
    }
    std::vector<FoundName> search() const
    {
        return valueOf(project->read([](const Read& db) {
            return fields::all(db).and_then([&](const auto& texts) { return pseudonyms::search(texts, pseudonyms::all(db), 20); });
        }));
    }
    Replaced applyAll() const
    {
        return valueOf(project->perform("Apply", [&](Edit& db) { return pseudonyms::apply(db, search()); }));
    }
    QStringList codedWords() const
    {
        return valueOf(project->read([&](const Read& db) {
            const auto text = sources::text(db, source);
            const TextIndex index(text);
            QStringList words;
            for (const auto& coding : codings::of(db, source))
                words << index.slice(text, coding.span).toString();
            return words;
        }));
    }
};

} // namespace counterpoint::test
