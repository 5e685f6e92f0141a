#pragma once
#include "core/analysis/analysis.h"
#include "core/responses/variable.h"
#include <QJsonValue>
#include <limits>
#include <optional>

namespace counterpoint {
class Input;
struct Part;

/// Variables that a kind of analysis takes: 'rows', 'columns', 'variables'.
struct Role {
    static constexpr std::size_t anyNumber = 1'000;

    QString key{}; ///< as stored
    QString title{}; ///< 'Rows'
    std::size_t least = 1;
    std::size_t most = anyNumber;
    std::vector<VariableType> types{}; ///< that suit it; empty: all
    QString flag{}; ///< of the command line, such as '--by'; empty where the variables are its plain arguments
    QString about{}; ///< one sentence, for the command line and a pointer that rests
};

/// Something to choose about an analysis beside its variables.
struct Option {
    enum class Type {
        Switch,
        Choice, ///< one of `choices`
        Number,
        Numbers,
        Text,
        Texts,
        Several, ///< any of `choices`; none chosen: all
        Codes, ///< of the study, by uuid; none chosen: all. The same for those below
        Sources,
        Coders,
        Attribute, ///< one, by uuid, or one of `choices`
        Guide ///< one, by uuid
    };
    struct Choice {
        QString key; ///< as stored and on the command line
        QString title;
    };
    QString key{}; ///< as stored
    QString title{}; ///< 'Row percent'
    Type type = Type::Switch;
    QJsonValue standard = false; ///< null: a number that need not be given
    std::vector<Choice> choices{};
    double least = std::numeric_limits<double>::lowest(); ///< of a Number
    double most = std::numeric_limits<double>::max();
    QString flag{}; ///< of the command line; '--' and the key with hyphens where it is empty
    QString about{};
    bool isWhole = false; ///< of a Number: no fractions
    bool isNeeded = false; ///< there is no result while it is empty
    bool isMain = false; ///< what an analysis is about, which has room for itself where options are shown

    bool isOfStudy() const { return type >= Type::Codes; } ///< what there is to choose stands in the study
    bool takesSeveral() const { return type >= Type::Several && type <= Type::Coders; }
};

/// A kind of analysis: what it takes and how it computes. Each is described in a file of its own in core/analysis/kinds and listed in
/// kinds.cpp; the window, the command line, the file and the report know of it by this description alone.
struct AnalysisKind {
    QString key; ///< as stored
    QString command; ///< of the command line; kinds can share one, and that is chosen whose roles are filled
    QString flag; ///< of the command line, that chooses this kind where the command has several: '--logistic'
    QString title; ///< 'Cross-table'
    QString about; ///< what it gives, for the command's help
    QString alsoCalled{}; ///< what people and other programs call it, so that it is found by those words
    const char* icon = "office-chart-bar"; ///< one of cmake/Icons.cmake
    std::vector<Role> roles;
    std::vector<Option> options;
    QString convention; ///< a sentence for the report's method section; may be empty
    Result<std::vector<Part>> (*compute)(const Input& input) = nullptr;
    bool isQualitative = false; ///< about codes and passages
    bool needsDataset = true;

    const Role* role(const QString& roleKey) const; ///< null where there is none
    const Option* option(const QString& optionKey) const;
};

/// Every kind there is, in the order in which they are offered.
const std::vector<AnalysisKind>& analysisKinds();
const AnalysisKind* findAnalysisKind(const QString& key); ///< null where there is none
Result<const AnalysisKind*> analysisKindFrom(const QString& key); ///< Invalid, naming those there are

/// What is chosen, or what is chosen by default; undefined where the kind has no such option.
QJsonValue optionOf(const Analysis& analysis, const QString& key);
/// Keeps a choice; one that is as by default is taken out.
void setOption(Analysis& analysis, const QString& key, const QJsonValue& value);
/// Invalid, in a sentence that says what can be given, where a value is not of the option's type or out of its range.
Result<> checkOption(const Option& option, const QJsonValue& value);
/// Whether each role has as many variables as it needs, and each option that there must be something.
bool isComplete(const Analysis& analysis);
/// Puts variables where there is room for them, by the order of the kind's main roles; the last that holds one exchanges it.
void addVariables(Analysis& analysis, const std::vector<VariableId>& variables);
/// The same variables and options as another kind of analysis, as far as that has room and use for them.
Analysis asKind(const Analysis& analysis, const AnalysisKind& kind);

/// Roles and options that many kinds have; a kind lists those that mean something for it.
namespace shared {
Role variables(const QString& about = {}); ///< 'variables', by position, one or more
Role split(); ///< 'split': the same analysis for each answer to a variable
Role frequencyWeight(); ///< 'weight_frequency'; each row stands for as many cases
std::vector<Role> samplingWeight(); ///< 'weight_sampling', 'strata', 'population'
Option confidence(); ///< 'confidence', in percent
Option adjustment(); ///< 'adjust': how a family of tests is corrected
Option populationSize(); ///< 'population_size': how many the responses were drawn from; null: no correction
Option suppression(); ///< 'suppress_below': smallest count that is shown; 0 shows all
Option choice(const char* key, const QString& title, const char* standard, std::vector<Option::Choice> choices);
Option onOff(const char* key, const QString& title, bool standard = false, const QString& flag = {});
} // namespace shared

} // namespace counterpoint
