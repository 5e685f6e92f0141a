#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/pseudonyms/replacing.h"
#include "core/pseudonyms/uses.h"
#include "core/responses/datasets.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/sources.h"
#include <algorithm>
#include <map>

namespace counterpoint::pseudonyms {

namespace {

/// What was put in the place of `written`: made again by the rules that made it.
QString putFor(const NameFinder& finder, const QString& written)
{
    const auto hits = finder.find(written);
    return hits.size() == 1 && hits.front().span == TextSpan{0, codePointCount(written)} ? hits.front().replacement : QString();
}

std::map<PseudonymId, NameFinder> findersFor(const std::vector<Pseudonym>& key)
{
    std::map<PseudonymId, NameFinder> finders;
    for (const auto& row : key)
        finders.emplace(row.id, NameFinder({{row.original, row.replacement, true}}));
    return finders;
}

Result<> takeBackInTexts(Edit& db, PseudonymId pseudonym, Replaced& done)
{
    const auto finders = findersFor(all(db));
    std::map<SourceId, std::vector<TextUse>> bySource;
    for (const auto& use : uses::inTexts(db, pseudonym))
        bySource[use.source].push_back(use);
    for (const auto& [source, placed] : bySource) {
        const auto text = sources::text(db, source);
        const TextIndex index(text);
        std::vector<TextReplacement> changes;
        for (const auto& use : placed) {
            if (index.slice(text, use.span) != putFor(finders.at(use.pseudonym), use.original)) {
                ++done.left;
                continue;
            }
            uses::remove(db, use);
            changes.push_back({use.span, use.original});
        }
        if (const auto put = sources::replaceEach(db, source, changes); !put)
            return put;
        done.places += int(changes.size());
    }
    return {};
}

/// Puts the original back where the replacement stands nearest to where it was put; false where it stands nowhere.
bool putBack(QString& text, const FieldUse& use)
{
    const auto wanted = TextIndex(text).toUtf16(std::min(use.start, codePointCount(text)));
    qsizetype best = -1;
    for (auto at = text.indexOf(use.replacement); at >= 0; at = text.indexOf(use.replacement, at + 1))
        if (best < 0 || std::abs(at - wanted) < std::abs(best - wanted))
            best = at;
    if (best >= 0)
        text.replace(best, use.replacement.size(), use.original);
    return best >= 0;
}

void takeBackInField(Edit& db, const std::vector<FieldUse>& placed, Replaced& done)
{
    auto text = fields::read(db, placed.front().ref);
    bool changed = false;
    for (auto it = placed.rbegin(); it != placed.rend(); ++it) {
        const auto& use = *it;
        if (!text || !putBack(*text, use)) {
            ++done.left;
            continue;
        }
        changed = true;
        uses::remove(db, use);
        ++done.places;
    }
    if (changed)
        fields::write(db, placed.front().ref, *text);
}

Result<> takeBackInAnswers(Edit& db, const std::vector<FieldUse>& placed, Replaced& done)
{
    const VariableId variable(placed.front().ref.row);
    const auto column = datasets::column(db, variable);
    if (!column) { // the variable is gone
        done.left += int(placed.size());
        return {};
    }
    std::vector<QString> texts(column->rows());
    for (std::size_t row = 0; row < texts.size(); ++row)
        texts[row] = column->text(row);
    bool changed = false;
    for (auto it = placed.rbegin(); it != placed.rend(); ++it) {
        const auto& use = *it;
        if (std::size_t(use.ref.part) >= texts.size() || !putBack(texts[std::size_t(use.ref.part)], use)) {
            ++done.left;
            continue;
        }
        changed = true;
        uses::remove(db, use);
        ++done.places;
    }
    return changed ? datasets::replaceTexts(db, variable, Column::ofTexts(texts)) : Result<>();
}

} // namespace

Result<Replaced> takeBack(Edit& db, PseudonymId pseudonym)
{
    Replaced done;
    if (const auto texts = takeBackInTexts(db, pseudonym, done); !texts)
        return fail(texts);
    std::map<FieldRef, std::vector<FieldUse>> byField;
    for (const auto& use : uses::inFields(db, pseudonym)) {
        auto ref = use.ref;
        if (ref.field == fields::ofAnswers) // the rows of a variable are written together
            ref.part = 0;
        byField[ref].push_back(use);
    }
    for (const auto& [ref, placed] : byField) {
        if (ref.field != fields::ofAnswers)
            takeBackInField(db, placed, done);
        else if (const auto answers = takeBackInAnswers(db, placed, done); !answers)
            return fail(answers);
    }
    return done;
}

} // namespace counterpoint::pseudonyms
