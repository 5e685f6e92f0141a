#pragma once
#include "core/base/result.h"
#include "core/survey/guides.h"
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace counterpoint::cli {

/// What may be changed of a guide and of one of its questions.
struct GuideChanges {
    int edit = 0; ///< number of the question; 0: none
    std::optional<std::string> topic;
    std::optional<std::string> words;
    std::vector<std::string> prompts;
    std::optional<int> minutes;
    std::vector<std::string> ask; ///< names of groups; "all" for everybody
    std::vector<std::string> items;
    std::vector<std::string> codes;
    int place = 0;
    bool drop = false;
    std::vector<std::string> groups;
    std::optional<std::string> introduction;
    std::optional<std::string> closing;

    bool any() const { return edit > 0 || !groups.empty() || introduction || closing; }
};

/// The options of the command; all need `guide`.
void addGuideChanges(CLI::App& app, GuideChanges& changes, CLI::Option* guide);
Result<> applyGuideChanges(Edit& db, const Guide& guide, const GuideChanges& changes);
/// The number of the group, 0 for all; Invalid when the guide has none of that name.
Result<int> guideGroup(const Guide& guide, const std::string& name);

} // namespace counterpoint::cli
