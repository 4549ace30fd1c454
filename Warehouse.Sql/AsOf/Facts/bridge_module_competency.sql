-- title: Связи модулей и компетенций, как было известно на момент
INSERT INTO bridge_module_competency (programme_key, module_key, competency_key, weight, load_file_key, line_no)
SELECT bridge.programme_key, bridge.module_key, bridge.competency_key, bridge.weight, bridge.load_file_key, bridge.line_no
FROM dbo.bridge_module_competency AS bridge
WHERE bridge.load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known);
