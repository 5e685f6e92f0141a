#pragma once
#include "core/analysis/analysis.h"
#include "tests/support/a_project.h"
#include <QJsonObject>
#include <map>
#include <string>
#include <vector>

namespace counterpoint::test {

/// A whole study in a file, and what a query over that file says, which shares no code with what is checked.
class StudyFile {
    QTemporaryDir m_folder; // goes last

public:
    /// @param which  one of studyFiles()
    explicit StudyFile(const std::string& which = "sample");

    double number(const QString& sql) const; ///< the first column of the first row; -1 where there is none
    QStringList list(const QString& sql) const; ///< the first column
    /// The document of one part of an analysis with options by key; those that name things of the study take names.
    QJsonObject part(const QString& kind, qsizetype part = 0, const std::map<QString, QJsonValue>& options = {}) const;
    QJsonObject part(const Analysis& analysis, qsizetype part = 0) const;
    /// What names an attribute, a guide or another thing of the study as an option of `kind`.
    QJsonValue named(const QString& kind, const char* option, const QString& name) const;

    std::unique_ptr<Project> project;
};

/// "sample", the sample study, and "transcripts": interviews and a group that nobody here wrote, with a survey, coded by the words in
/// them by two people. Where those files are absent they are left out, after a loud warning.
std::vector<std::string> studyFiles();

/// A text as SQL writes it.
QString quoted(const QString& text);

/// Begins a query: `path(id, path)` of each code; `voice(coding, source, role, person, speaker)` of each coding, with who speaks where it
/// begins; `body(source, text)` of each source; `said(source, start, next, role, person, response, words)` of each turn up to the next,
/// its label left out, people by their id, respondents too.
extern const QString knownTables;

} // namespace counterpoint::test
