#include "core/coding/dictionary.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::dictionary {

namespace {

QStringList termsOf(const QString& words)
{
    static const QRegularExpression border(QStringLiteral("[\n;]"));
    QStringList terms;
    for (const auto& term : words.split(border, Qt::SkipEmptyParts))
        if (!term.trimmed().isEmpty())
            terms << term.trimmed();
    return terms;
}

SearchQuery queryOf(const QString& pattern) { return {pattern, false, true, false, std::numeric_limits<qsizetype>::max()}; }

/// Each term by itself, so that the one that is wrong can be named.
Result<> check(const QString& path, const QString& words)
{
    for (const auto& term : termsOf(words))
        if (const auto can = checkQuery(queryOf(term)); !can)
            return fail(
                Error::Kind::Invalid,
                translate("Dictionary", "“%1” in the dictionary of “%2” cannot be searched for. %3").arg(term, path, can.error().message));
    return {};
}

} // namespace

QString searchOf(const Code& code) { return termsOf(code.words).join(QStringLiteral(" OR ")); }

Result<> set(Edit& db, CodeId id, const QString& words)
{
    auto code = codebook::byId(db, id);
    if (!code)
        return fail(code);
    if (const auto can = check(code->path, words); !can)
        return can;
    code->words = termsOf(words).join(u'\n');
    return codebook::update(db, *code);
}

Result<std::vector<DictionaryFind>> find(const Read& db, const std::vector<CodeId>& codes, const SearchScope& scope, CodingUnit unit,
                                         CoderId coder, const Progress& progress)
{
    std::vector<Code> searched;
    for (auto& code : codebook::uncounted(db))
        if (!searchOf(code).isEmpty() && (codes.empty() || std::find(codes.begin(), codes.end(), code.id) != codes.end()))
            searched.push_back(std::move(code));
    std::vector<DictionaryFind> finds;
    for (const auto& code : searched) {
        if (!progress.at(qint64(finds.size()), qint64(searched.size())))
            return fail(Error::Kind::Cancelled, translate("Dictionary", "Coding by words was stopped; nothing was coded."));
        if (const auto can = check(code.path, code.words); !can)
            return fail(can);
        const auto hits = search::everywhere(db, queryOf(searchOf(code)), 0, scope);
        if (!hits)
            return fail(hits);
        DictionaryFind found{code.id, code.path, qsizetype(hits->size()), autocode::passagesFor(db, *hits, unit)};
        autocode::markCoded(db, found.passages, code.id, coder);
        finds.push_back(std::move(found));
    }
    return finds;
}

} // namespace counterpoint::dictionary
