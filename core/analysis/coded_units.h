#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include "core/transcript/asking_turns.h"
#include <QString>
#include <QStringList>
#include <cstdint>
#include <utility>
#include <vector>

namespace counterpoint {
class Read;

/// What is looked at for whether coders agree: each of them has a code or has not.
enum class AgreementUnit { Character, Turn, Sentence, Paragraph, Source };

/// Whose codings of what are compared.
struct AgreementScope {
    std::vector<CoderId> coders; ///< two or more; empty: all of the study
    std::vector<CodeId> codes; ///< empty: all
    bool withChildren = false; ///< a code counts as given where one below it is
    std::vector<SourceId> sources; ///< empty: all
    AgreementUnit unit = AgreementUnit::Character;
    Counted counted = Counted::Everyone;
    /// A coder without a coding in a source has read it and found nothing; else has not coded it yet.
    bool emptyIsCoded = false;
    bool leaveOutUncoded = false; ///< units to which no coder gave any of the codes
    CoderId viewer; ///< who looks, if known: one who works blind is refused
};

/// The units of one source, and where they stand in its text.
class SourceUnits {
public:
    SourceUnits(SourceId source, QString sourceName, AgreementUnit unit, std::vector<TextSpan> spans);
    /// The units that a passage touches, [from, to); empty where it touches none.
    std::pair<std::int64_t, std::int64_t> touchedBy(TextSpan passage) const;
    /// The text from the first of some units to the last.
    TextSpan textOf(std::int64_t from, std::int64_t to) const;
    std::int64_t count() const { return m_count; }

    SourceId id;
    QString name;
    std::uint64_t codedBy = 0; ///< one bit for each coder of CodedUnits

private:
    std::int64_t charactersBefore(qsizetype position) const;

    bool m_byCharacter;
    std::vector<TextSpan> m_spans; ///< the units; by character the stretches of text that count
    std::vector<std::int64_t> m_before; ///< by character: how many count before each stretch
    std::int64_t m_count = 0;
};

/// A code given to units of a source by a coder; all but the units are places in CodedUnits.
struct CodedStretch {
    std::uint32_t code = 0;
    std::uint32_t source = 0;
    std::uint32_t coder = 0;
    std::int64_t from = 0;
    std::int64_t to = 0;
};

/// All that agreement is computed from, without the study.
struct CodedUnits {
    AgreementScope scope;
    std::vector<CoderId> coders;
    QStringList coderNames;
    std::vector<CodeId> codes;
    QStringList codePaths;
    std::vector<SourceUnits> sources; ///< that at least two of the coders worked on
    std::vector<CodedStretch> stretches; ///< by code, source and place

    /// Sources of the scope that count only for some of the coders or not at all, with who has not coded them yet.
    struct NotYetCoded {
        QString source;
        QStringList coders;
    };
    std::vector<NotYetCoded> notYetCoded;
    int codedByNobody = 0; ///< sources in which none of the coders coded anything
    QStringList withoutUnits; ///< sources without a turn, or with none that counts
};

/// Reads every coding once. Invalid where there are not two coders, or more than 64, or the viewer works blind.
Result<CodedUnits> gatherCodedUnits(const Read& db, const AgreementScope& scope);

} // namespace counterpoint
