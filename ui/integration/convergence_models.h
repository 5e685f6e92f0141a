#pragma once
#include "core/integration/convergence_evidence.h"
#include "ui/support/row_model.h"

namespace counterpoint::ui {

/// A theme of a convergence matrix, as its table shows it.
struct ShownTheme {
    ThemeId id;
    QString name;
    QStringList sides; ///< '7 of 12', '–'
    QStringList tips;
    QString judged; ///< '3 agree, 1 dissonance'
    bool isStale = false;
    bool operator==(const ShownTheme&) const = default;
};
ShownTheme shownTheme(const ConvergenceTable& table, const ConvergenceRow& row);

/// The themes; the columns are the sides, so that another matrix brings other ones.
class ConvergenceThemes : public RowModel<ShownTheme> {
public:
    explicit ConvergenceThemes(QObject* parent = nullptr);
    void show(const ConvergenceTable& table);

private:
    QStringList m_sides;
};

/// Two sides, or the whole row, with what one researcher judged of them, if anybody did.
struct ShownPair {
    Id<struct ShownPairTag> id;
    SidePair sides;
    QString title;
    std::optional<JudgedPair> judged;
    bool isSilenceSuggested = false;
    friend bool operator==(const ShownPair& a, const ShownPair& b)
    {
        const auto print = [](const ShownPair& one) {
            return one.judged ? std::pair(one.judged->assessment, one.judged->now) : std::pair(Assessment(), QString());
        };
        return a.id == b.id && a.sides == b.sides && a.title == b.title && a.isSilenceSuggested == b.isSilenceSuggested
            && print(a) == print(b);
    }
};

/// The pairs of one theme.
class ConvergencePairs : public RowModel<ShownPair> {
public:
    explicit ConvergencePairs(QObject* parent = nullptr);
    void show(const ConvergenceTable& table, const ConvergenceRow* row);
};

/// The colour that stands for a judgement beside its word, on the palette's ground.
QColor colourOf(Judgement judgement);

} // namespace counterpoint::ui
