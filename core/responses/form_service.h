#pragma once
#include <QStringList>
#include <vector>

namespace counterpoint {

/// Whose export a table is.
enum class FormService { None, GoogleForms, MicrosoftForms, SurveyMonkey, Qualtrics };

/// Told by the first rows: by the columns that each service puts before the answers, in English, German, French and Spanish.
FormService formServiceOf(const std::vector<QStringList>& firstRows);
QString formServiceName(FormService service);
/// Whether a column holds what the service knows of a response, and no answer: when it began, from where it came.
bool isAboutResponse(FormService service, const QString& heading);
/// Whether such a column can say who somebody is.
bool isPersonal(const QString& heading);
/// Of SurveyMonkey's second row: 'Response', 'Open-Ended Response', which say nothing about the column.
bool isWordForResponse(const QString& option);
bool isWordForChoice(const QString& option); ///< of those, what stands over closed questions: "Response"
/// 'Other (please specify)': the words of those who chose none of the options.
bool isOtherAnswer(const QString& option);

} // namespace counterpoint
