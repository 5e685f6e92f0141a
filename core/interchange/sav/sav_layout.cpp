#include "core/interchange/sav/sav_layout.h"
#include "core/base/translate.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::sav {

namespace {

constexpr qsizetype longestLabel = 255; ///< bytes, of a variable
constexpr qsizetype longestValueLabel = 255; ///< bytes; SPSS itself shows 120
constexpr qsizetype shownValueLabel = 120;
constexpr int longestMissingText = 8; ///< bytes
constexpr qsizetype longestAttribute = 32'000;

/// Gathers which variables something happened to, for one sentence about all of them.
class Losses {
public:
    void add(const QString& sentence, const QString& variable)
    {
        const auto found = std::find_if(m_of.begin(), m_of.end(), [&](const auto& one) { return one.first == sentence; });
        (found == m_of.end() ? m_of.emplace_back(sentence, QStringList()) : *found).second << variable;
    }
    QStringList sentences() const
    {
        constexpr qsizetype namesShown = 8;
        QStringList all;
        for (const auto& [sentence, variables] : m_of) {
            auto names = variables.mid(0, namesShown).join(QStringLiteral(", "));
            if (variables.size() > namesShown)
                names += translate("Export", " and %1 more").arg(variables.size() - namesShown);
            all << QStringLiteral("%1: %2.").arg(sentence, names);
        }
        return all;
    }

private:
    std::vector<std::pair<QString, QStringList>> m_of;
};

int bytesOf(const QString& text) { return int(text.toUtf8().size()); }

int widthFor(const data_file::Variable& variable)
{
    int width = std::max(variable.width, 1);
    for (const auto& text : variable.texts.distinct())
        width = std::max(width, int(std::min<std::size_t>(text.size(), widestText + 1)));
    for (const auto& label : variable.labels)
        if (const auto* text = std::get_if<QString>(&label.value))
            width = std::max(width, bytesOf(*text));
    return width;
}

data_file::DisplayFormat formatFor(const data_file::Variable& variable, int width)
{
    const auto wanted = data_file::displayFormatFrom(variable.format);
    if (width > 0)
        return {wanted && wanted->code == 1 ? wanted->code : 1, std::min(width, storedInSegment), 0};
    if (!wanted || wanted->isText())
        return {5, 8, 0};
    return {wanted->code, std::clamp(wanted->width, 1, 40), std::min(wanted->decimals, 16)};
}

bool isSingle(const data_file::Missing& code)
{
    const auto* range = std::get_if<data_file::Range>(&code);
    return !range || range->low == range->high;
}

/// Whether a value that is no missing code lies in the range.
bool isClean(const data_file::Variable& variable, const data_file::Range& range)
{
    const auto isMissing = [&](double number) {
        return std::any_of(variable.missing.begin(), variable.missing.end(), [&](const data_file::Missing& code) {
            const auto* known = std::get_if<data_file::Range>(&code);
            return known && number >= known->low && number <= known->high;
        });
    };
    return std::none_of(variable.numbers.begin(), variable.numbers.end(),
                        [&](double number) { return number >= range.low && number <= range.high && !isMissing(number); });
}

/// More codes than the format takes, put into one range and one code beside it where no valid answer lies between them.
std::optional<std::vector<data_file::Missing>> asRange(const data_file::Variable& variable, std::vector<data_file::Range> codes)
{
    std::sort(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.low < b.low; });
    const auto spanOf = [](auto first, auto last) { return data_file::Range{first->low, (last - 1)->high}; };
    const auto isAlone = [](const data_file::Range& code) { return code.low == code.high; };
    if (const auto all = spanOf(codes.begin(), codes.end()); isClean(variable, all))
        return std::vector<data_file::Missing>{all};
    if (const auto rest = spanOf(codes.begin() + 1, codes.end()); isAlone(codes.front()) && isClean(variable, rest))
        return std::vector<data_file::Missing>{rest, codes.front()};
    if (const auto rest = spanOf(codes.begin(), codes.end() - 1); isAlone(codes.back()) && isClean(variable, rest))
        return std::vector<data_file::Missing>{rest, codes.back()};
    return {};
}

std::vector<data_file::Missing> missingFor(const data_file::Variable& variable, Losses& losses)
{
    auto missing = variable.missing;
    if (variable.isText) {
        const auto tooLong = [](const data_file::Missing& code) { return bytesOf(std::get<QString>(code)) > longestMissingText; };
        if (std::any_of(missing.begin(), missing.end(), tooLong)) {
            losses.add(translate("Export", "Missing texts of more than 8 bytes, which .sav cannot mark as missing"), variable.name);
            std::erase_if(missing, tooLong);
        }
        if (missing.size() > 3) {
            losses.add(translate("Export", "More than three missing texts, of which .sav holds three"), variable.name);
            missing.resize(3);
        }
        return missing;
    }
    const auto singles = std::size_t(std::count_if(missing.begin(), missing.end(), isSingle));
    const auto ranges = missing.size() - singles;
    if ((ranges == 0 && singles <= 3) || (ranges == 1 && singles <= 1))
        return missing;
    std::vector<data_file::Range> codes;
    for (const auto& code : missing)
        codes.push_back(std::get<data_file::Range>(code));
    if (auto range = asRange(variable, codes)) {
        losses.add(translate("Export", "Missing codes that .sav can hold as a range only"), variable.name);
        return *range;
    }
    losses.add(
        translate("Export",
                  "Missing codes that .sav cannot hold (three values, or a range and a value): only the first are marked as missing"),
        variable.name);
    std::stable_partition(missing.begin(), missing.end(), [](const auto& code) { return !isSingle(code); });
    missing.resize(isSingle(missing.front()) ? 3 : 1);
    return missing;
}

void fitLabels(const data_file::Variable& variable, Placed& placed, Losses& losses)
{
    placed.label = cut(variable.label, longestLabel);
    if (placed.label.size() < bytesOf(variable.label)) {
        losses.add(translate("Export", "Labels of more than 255 bytes, cut there (the whole is kept as the attribute “CounterpointLabel”)"),
                   placed.name);
        placed.attributes.emplace_back("CounterpointLabel", cut(variable.label.simplified(), longestAttribute));
    }
    for (const auto& label : variable.labels) {
        const auto length = bytesOf(label.label);
        if (length > longestValueLabel)
            losses.add(translate("Export", "Value labels of more than 255 bytes, cut there"), placed.name);
        else if (length > shownValueLabel)
            losses.add(translate("Export", "Value labels of more than 120 bytes, of which SPSS itself shows 120"), placed.name);
        placed.labels.push_back({label.value, QString::fromUtf8(cut(label.label, longestValueLabel))});
    }
}

} // namespace

Layout layOut(const data_file::File& file)
{
    Layout layout;
    SavNames names;
    Losses losses;
    for (const auto& variable : file.variables) {
        Placed placed;
        placed.variable = &variable;
        placed.name = names.longName(variable.name);
        if (placed.name != variable.name)
            losses.add(translate("Export", "Names that SPSS does not allow, changed"),
                       QStringLiteral("%1 → %2").arg(variable.name, placed.name));
        if (variable.isText) {
            const int width = widthFor(variable);
            placed.width = std::min(width, widestText);
            if (width > widestText)
                losses.add(translate("Export", "Texts of more than 32,767 bytes, cut there"), placed.name);
        } else if (std::any_of(variable.numbers.begin(), variable.numbers.end(), [](double number) { return std::isinf(number); }))
            losses.add(translate("Export", "Infinite numbers, which become empty"), placed.name);
        placed.format = formatFor(variable, placed.width);
        placed.missing = missingFor(variable, losses);
        for (const auto& [name, value] : variable.attributes)
            placed.attributes.emplace_back(name.toUtf8(), cut(QString(value).replace(u'\n', u' '), longestAttribute));
        fitLabels(variable, placed, losses);
        layout.variables.push_back(std::move(placed));
    }
    for (auto& placed : layout.variables)
        for (int piece = 0; piece < placed.pieces(); ++piece)
            placed.shortNames.push_back(names.shortName(placed.name));
    layout.losses = losses.sentences();
    if (bytesOf(file.label) > 64)
        layout.losses << translate("Export", "The label of the dataset is longer than 64 bytes and was cut there.");
    return layout;
}

} // namespace counterpoint::sav
