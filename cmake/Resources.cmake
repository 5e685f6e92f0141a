# Schema steps and the sample study travel inside the program.
file(GLOB SCHEMA_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/schema/*.sql)
qt_add_resources(counterpoint_core schema PREFIX /schema BASE ${PROJECT_SOURCE_DIR}/resources/schema FILES ${SCHEMA_FILES})
file(GLOB_RECURSE SAMPLE_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/sample-study/*)
if(SAMPLE_FILES)
    qt_add_resources(counterpoint_core sample_study PREFIX /sample-study BASE ${PROJECT_SOURCE_DIR}/resources/sample-study FILES ${SAMPLE_FILES})
endif()
file(GLOB TEMPLATE_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/templates/codebooks/*.json)
qt_add_resources(counterpoint_core codebook_templates PREFIX / BASE ${PROJECT_SOURCE_DIR}/resources FILES ${TEMPLATE_FILES})
file(GLOB BANK_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/question-bank/*.json)
qt_add_resources(counterpoint_core question_bank PREFIX / BASE ${PROJECT_SOURCE_DIR}/resources FILES ${BANK_FILES})
# The page that a questionnaire is filled in on, in the order that its scripts are joined in.
file(GLOB_RECURSE FORM_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/form/*)
qt_add_resources(counterpoint_core form PREFIX /form BASE ${PROJECT_SOURCE_DIR}/resources/form FILES ${FORM_FILES})
