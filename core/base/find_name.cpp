#include "core/base/find_name.h"
#include "core/base/translate.h"
#include <algorithm>
#include <numeric>
#include <vector>

namespace counterpoint {

namespace {

/// Levenshtein distance, case folded; enough to offer what was probably meant.
int distance(const QString& a, const QString& b)
{
    std::vector<int> row(std::size_t(b.size() + 1));
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int above = row[std::size_t(j)];
            row[std::size_t(j)] =
                std::min({above + 1, row[std::size_t(j - 1)] + 1, diagonal + (a[i - 1].toCaseFolded() == b[j - 1].toCaseFolded() ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

QStringList nearest(const QString& wanted, const QStringList& names)
{
    std::vector<std::pair<int, qsizetype>> ranked;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const bool holds = names[i].contains(wanted, Qt::CaseInsensitive);
        ranked.emplace_back(holds ? 0 : distance(wanted.left(80), names[i].left(80)), i);
    }
    const auto shown = std::min<std::size_t>(ranked.size(), 5);
    std::partial_sort(ranked.begin(), ranked.begin() + std::ptrdiff_t(shown), ranked.end());
    QStringList best;
    for (std::size_t i = 0; i < shown; ++i)
        best << QStringLiteral("“%1”").arg(names[ranked[i].second]);
    return best;
}

} // namespace

Result<qsizetype> findName(const QString& wanted, const QStringList& names, const QString& kind)
{
    if (const auto exact = names.indexOf(wanted); exact >= 0 && names.indexOf(wanted, exact + 1) < 0)
        return exact;
    std::vector<qsizetype> alike;
    for (qsizetype i = 0; i < names.size(); ++i)
        if (names[i].compare(wanted, Qt::CaseInsensitive) == 0)
            alike.push_back(i);
    if (alike.size() == 1)
        return alike.front();
    if (alike.size() > 1) {
        QStringList same;
        for (const auto i : alike)
            same << QStringLiteral("“%1”").arg(names[i]);
        return fail(Error::Kind::Invalid,
                    translate("Names", "There is more than one %1 called “%2”: %3.").arg(kind, wanted, same.join(QStringLiteral(", "))));
    }
    if (names.isEmpty())
        return fail(Error::Kind::Invalid, translate("Names", "There is no %1 called “%2”: the study has none yet.").arg(kind, wanted));
    return fail(Error::Kind::Invalid,
                translate("Names", "There is no %1 called “%2”. Nearest: %3.")
                    .arg(kind, wanted, nearest(wanted, names).join(QStringLiteral(", "))));
}

} // namespace counterpoint
