#pragma once
#include "core/survey/returned_columns.h"

namespace counterpoint {

/// Cells of other programs' exports as the answers that they are: codes for labels, one text for several answers.
class ReturnedValues {
public:
    explicit ReturnedValues(const Questionnaire& questionnaire);
    QString of(const ItemPlace& place, const QString& cell); ///< of a question with one cell
    bool isChosen(const QString& cell) const;
    /// Whether the cell of a choice of several answers has the words that go with 'other', and not only that it was chosen.
    bool areWords(const ItemPlace& place, const QString& code, const QString& cell);
    /// Codes of several answers in one cell, or nothing where the cell cannot be read as such.
    std::optional<QStringList> several(const ItemPlace& place, const QString& cell);

private:
    struct Choices {
        QHash<QString, QString> codes; ///< by code, by their code and by label, in small letters
        QStringList longestFirst; ///< keys of `codes`
    };
    const Choices& choicesOf(const ItemPlace& place);
    const Questionnaire& m_questionnaire;
    LimeCodes m_lime;
    QHash<const SurveyItem*, Choices> m_choices;
};

} // namespace counterpoint
